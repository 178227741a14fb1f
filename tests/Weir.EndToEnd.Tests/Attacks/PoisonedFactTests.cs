using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>A hostile agent, which is a client with an agent's token: what it sends costs only itself.</summary>
public sealed class PoisonedFactTests
{
    private const string Now = "2026-11-21T12:00:00Z";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Poisoned_facts_are_passed_over_one_by_one_and_others_submit_and_see_their_jobs_meanwhile_and_after_a_restart()
    {
        await using var up = await WeirUp.StartAsync();
        using var evil = await AgentAsync(up, "evil");
        var large = new string('x', 1024 * 1024);
        string[] poisons =
        [
            "null",
            "{}",
            """{"kind":"dance"}""",
            $$"""{"kind":"jobSubmitted","at":"{{Now}}","name":"A","user":"u","trackType":"Queue","way":"Submit","mode":"Stored"}""",
            $$"""{"kind":"jobSubmitted","at":"{{Now}}","number":0,"name":"A","user":"u","trackType":"Queue","way":"Submit","mode":"Stored"}""",
            $$"""{"kind":"jobSubmitted","at":"{{Now}}","number":77,"name":"A","user":"u","trackType":"Queue","way":"Submit","mode":"Stored","limits":null}""",
            $$"""{"kind":"jobSubmitted","at":"{{Now}}","number":77,"name":"A","user":"{{large}}","trackType":"Queue","way":"Submit","mode":"Stored"}""",
            $$"""{"kind":"jobSubmitted","at":"{{Now}}","number":77,"name":"A","user":"u","trackType":"Queue","way":"Submit","mode":"Stored","command":"{{large}}{{large}}{{large}}{{large}}{{large}}"}""",
            $$"""{"kind":"jobSubmitted","at":"{{Now}}","number":77,"name":"A","user":"u","trackType":"Queue","way":"Submit","mode":"Stored","priority":2147483647}""",
            $$"""{"kind":"jobEnded","at":"{{Now}}","exitCode":0}""",
            $$"""{"kind":"jobEnded","at":"0001-01-01T00:00:00Z","number":1,"exitCode":0}""",
            $$"""{"kind":"agentMessage","at":"{{Now}}","severity":"error"}""",
            $$"""{"kind":"agentMessage","at":"{{Now}}","severity":99,"code":null,"text":null}""",
        ];

        var sequence = 0;
        foreach (var poison in poisons)
        {
            sequence++;
            Assert.Equal(sequence, await SendAsync(evil, $$"""{"facts":[{"sequence":{{sequence}},"fact":{{poison}}}]}"""));
            (await up.Weir("submit", "-n", "MINE", "--", "/bin/true")).Succeeded();
        }

        Assert.Equal(++sequence, await SendAsync(evil, """{"facts":[null]}"""));
        Assert.Equal(
            ++sequence,
            await SendAsync(
                evil,
                $$"""{"facts":[{"sequence":{{sequence}},"fact":{"kind":"agentMessage","at":"{{Now}}","severity":"warning","code":"still-here","text":"the agent goes on"} }]}"""
            )
        );

        Assert.Contains("was set aside", (await up.Weir("messages")).Succeeded(), StringComparison.Ordinal);
        Assert.Contains("the agent goes on", (await up.Weir("messages")).Succeeded(), StringComparison.Ordinal);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"evil: {sequence - 1} facts are set aside"),
            (await up.Weir("agents")).Error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("could not be decided", up.Log, StringComparison.Ordinal);

        await up.KillAsync();
        await up.StartAgainAsync();

        Assert.Contains("was set aside", (await up.Weir("messages")).Succeeded(), StringComparison.Ordinal);
        var number = (await up.Weir("submit", "-n", "AFTER", "--", "/bin/true")).Number().ToString(CultureInfo.InvariantCulture);
        await up.Until(output => output.Contains("Succeeded", StringComparison.Ordinal), "job", number);
    }

    [Fact]
    public async Task Numbers_that_are_leased_to_another_machine_cannot_be_taken_from_it()
    {
        await using var up = await WeirUp.StartAsync();
        using var evil = await AgentAsync(up, "evil");
        var first = (await up.Weir("submit", "-n", "FIRST", "--", "/bin/true")).Number();

        var facts = Enumerable
            .Range(1, 100)
            .Select(i =>
                $$"""{"sequence":{{i}},"fact":{"kind":"jobSubmitted","at":"{{Now}}","number":{{first + i}},"name":"STOLEN","user":"mallory","trackType":"Queue","way":"Submit","mode":"Stored"} }"""
            );
        Assert.Equal(100, await SendAsync(evil, $$"""{"facts":[{{string.Join(',', facts)}}]}"""));

        var next = (await up.Weir("submit", "-n", "NEXT", "--", "/bin/true")).Number();
        Assert.InRange(next, first + 1, first + 100);
        var job = await up.Until(
            output => output.Contains("Succeeded", StringComparison.Ordinal),
            "job",
            next.ToString(CultureInfo.InvariantCulture)
        );
        Assert.Contains("NEXT", job, StringComparison.Ordinal);
        Assert.DoesNotContain("STOLEN", (await up.Weir("jobs", "--limit", "1000")).Output, StringComparison.Ordinal);
    }

    private static async Task<HttpClient> AgentAsync(WeirUp up, string machine)
    {
        var token = (await up.Weir("token", "add", machine, "--role", "agent")).Succeeded().Trim();
        using var status = JsonDocument.Parse((await up.Weir("status", "--json")).Succeeded());
        var address = new Uri(status.RootElement.GetProperty("console").GetString()!);
        var client = new HttpClient { BaseAddress = new Uri(address.GetLeftPart(UriPartial.Authority) + $"/v1/agents/{machine}/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static async Task<long> SendAsync(HttpClient agent, string message)
    {
        using var content = new StringContent(message, Encoding.UTF8, "application/json");
        using var answer = await agent.PostAsync(new Uri("facts", UriKind.Relative), content, Token);
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {text}");
        using var taken = JsonDocument.Parse(text);
        return taken.RootElement.GetProperty("sequence").GetInt64();
    }
}
