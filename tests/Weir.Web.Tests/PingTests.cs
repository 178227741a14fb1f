using System.Net;
using System.Text.Json;
using Weir.Protocol;

namespace Weir.Web.Tests;

/// <summary>Pings over HTTP without any sign-in: the key is the right.</summary>
public sealed class PingTests
{
    private const string Plan =
        "kind: schedule\nname: Night\nfrequency: { everyDays: 1, since: 2026-01-01, days: any }\n---\nkind: job-definition\nname: IMPORT\nschedule: Night\ntype: external\n";

    [Theory]
    [InlineData("GET", "IMPORT", "OK: job 000002001 ended with status 0")]
    [InlineData("HEAD", "IMPORT", "")]
    [InlineData("POST", "import", "OK: job 000002001 ended with status 0")]
    [InlineData("GET", "IMPORT/start", "OK: job 000002001 started")]
    [InlineData("POST", "IMPORT/fail", "OK: job 000002001 ended with status 1")]
    [InlineData("GET", "IMPORT/0", "OK: job 000002001 ended with status 0")]
    [InlineData("GET", "IMPORT/255", "OK: job 000002001 ended with status 255")]
    public async Task A_ping_needs_its_key_and_nothing_else(string method, string path, string answer)
    {
        await using var fixture = await NightAsync();
        var key = await KeyAsync(fixture);

        var told = await WebFixture.SendAsync(
            fixture.Tcp,
            new HttpMethod(method),
            $"ping/{key}/{path}",
            method == "POST" ? "12 rows" : null
        );

        Assert.Equal((HttpStatusCode.OK, answer), (told.Status, told.Body.TrimEnd()));
    }

    [Fact]
    public async Task A_wrong_key_and_a_wrong_name_answer_alike()
    {
        await using var fixture = await NightAsync();
        var key = await KeyAsync(fixture);

        var wrong = await WebFixture.SendAsync(fixture.Tcp, HttpMethod.Get, $"ping/{key[..^1]}/IMPORT");

        Assert.Equal(HttpStatusCode.NotFound, wrong.Status);
        foreach (var path in new[] { $"{key}/NOSUCH", $"{key}/no%20name", $"{new string('0', 32)}/IMPORT", "x/y/start", "x/y/nonsense" })
        {
            var other = await WebFixture.SendAsync(fixture.Tcp, HttpMethod.Get, $"ping/{path}");
            Assert.Equal((wrong.Status, wrong.Body), (other.Status, other.Body));
        }
    }

    [Theory]
    [InlineData("256")]
    [InlineData("-1")]
    [InlineData("success")]
    public async Task What_tells_nothing_is_named(string signal)
    {
        await using var fixture = await NightAsync();
        var key = await KeyAsync(fixture);

        var answer = await WebFixture.SendAsync(fixture.Tcp, HttpMethod.Get, $"ping/{key}/IMPORT/{signal}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("allowed behind the job's name are start, fail, or an exit status 0 to 255", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_over_once()
    {
        await using var fixture = await NightAsync();
        var key = await KeyAsync(fixture);
        await WebFixture.SendAsync(fixture.Tcp, HttpMethod.Get, $"ping/{key}/IMPORT");

        var again = await WebFixture.SendAsync(fixture.Tcp, HttpMethod.Get, $"ping/{key}/IMPORT");

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("no run of Night/IMPORT waits for a ping", again.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_guesses_keys_is_slowed_down_and_who_has_one_is_not()
    {
        await using var fixture = await NightAsync();
        var key = await KeyAsync(fixture);
        var last = HttpStatusCode.NotFound;
        for (var i = 0; i < 200 && last == HttpStatusCode.NotFound; i++)
        {
            last = (await WebFixture.SendAsync(fixture.Tcp, HttpMethod.Get, $"ping/guess-{i}/IMPORT")).Status;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal(HttpStatusCode.OK, (await WebFixture.SendAsync(fixture.Tcp, HttpMethod.Get, $"ping/{key}/IMPORT")).Status);
    }

    [Fact]
    public async Task A_revoked_key_is_a_wrong_key()
    {
        await using var fixture = await NightAsync();
        var key = await KeyAsync(fixture);

        Assert.Equal(HttpStatusCode.OK, (await fixture.SendAsync(HttpMethod.Delete, "v1/schedules/Night/ping-key")).Status);

        Assert.Equal(HttpStatusCode.NotFound, (await WebFixture.SendAsync(fixture.Tcp, HttpMethod.Get, $"ping/{key}/IMPORT")).Status);
    }

    private static async Task<string> KeyAsync(WebFixture fixture)
    {
        var made = await fixture.SendAsync(HttpMethod.Post, "v1/schedules/Night/ping-key");
        var key = JsonSerializer.Deserialize(made.Body, WeirJson.Default.PingKey)!;
        Assert.Equal($"{fixture.Tcp.BaseAddress}ping/{key.Key}", key.Url);
        return key.Key;
    }

    private static async Task<WebFixture> NightAsync()
    {
        var fixture = await WebFixture.OpenAsync();
        var files = new { files = new[] { new { name = "plan", text = Plan } } };
        Assert.Equal(HttpStatusCode.OK, (await fixture.SendAsync(HttpMethod.Post, "v1/definitions", files)).Status);
        Assert.Equal(HttpStatusCode.OK, (await fixture.SendAsync(HttpMethod.Post, "v1/schedules/Night/build", new { })).Status);
        return fixture;
    }
}
