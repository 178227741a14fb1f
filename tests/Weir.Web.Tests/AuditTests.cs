using System.Net;
using System.Text.Json;
using Weir.Protocol;
using Weir.Protocol.Administration;

namespace Weir.Web.Tests;

public sealed class AuditTests
{
    [Fact]
    public async Task Who_was_refused_at_the_door_is_told_with_the_token_it_came_by()
    {
        await using var fixture = await WebFixture.OpenAsync();
        using var viewer = await fixture.WithTokenAsync("viewer");
        Assert.Equal(HttpStatusCode.Forbidden, (await WebFixture.SendAsync(viewer, HttpMethod.Post, "v1/jobs/7/hold?text=please")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await WebFixture.SendAsync(viewer, HttpMethod.Delete, "v1/rules/NIGHTS")).Status);

        var refused = await AuditAsync(fixture, "?outcome=refused");

        Assert.Equal(["rule remove rule NIGHTS", "hold job 7"], refused.Select(entry => $"{entry.Action} {entry.Kind} {entry.Subject}"));
        Assert.All(refused, entry => Assert.Equal(("token", "t-viewer", "127.0.0.1"), (entry.Origin, entry.Through, entry.Address)));
        Assert.Equal("please", refused[1].Text);
    }

    [Fact]
    public async Task Who_says_to_act_for_another_is_told_beside_the_other()
    {
        await using var fixture = await WebFixture.OpenAsync();
        using var asked = new HttpRequestMessage(HttpMethod.Put, new Uri("v1/limits/TAPE", UriKind.Relative))
        {
            Headers = { { "Weir-Caller", "an%1Bna;Operator" } },
            Content = new StringContent("""{"maximum":2,"text":"why not"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        using var answer = await fixture.Local.SendAsync(asked, WebFixture.Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var entry = Assert.Single(await AuditAsync(fixture, "?action=limit%20set"));

        Assert.Equal(("an\\x1Bna", "socket", "here", "why not"), (entry.User, entry.Origin, entry.Machine, entry.Text));
        Assert.NotEqual(entry.User, entry.ProvenUser);
        Assert.NotNull(entry.UserId);
        Assert.Single(await AuditAsync(fixture, $"?user={entry.ProvenUser}&action=limit%20set"));
    }

    [Fact]
    public async Task A_job_is_found_by_its_number_however_it_is_written_and_pages_follow_each_other()
    {
        await using var fixture = await WebFixture.OpenAsync();
        var number = await fixture.HeldAsync();
        await fixture.SendAsync(HttpMethod.Post, $"v1/jobs/{number}/hold", new { text = "one" });
        await fixture.SendAsync(HttpMethod.Post, $"v1/jobs/{number}/cancel", new { text = "two" });

        var first = await PageAsync(fixture, $"?subject={number:D9}&limit=1");
        var second = await PageAsync(fixture, $"?subject=job%20{number:D9}&limit=1&cursor={first.Next}");

        Assert.Equal(("cancel", "two"), (first.Items[0].Action, first.Items[0].Text));
        Assert.Equal(("hold", "one", null), (second.Items[0].Action, second.Items[0].Text, second.Next));
    }

    [Theory]
    [InlineData("?outcome=maybe")]
    [InlineData("?since=yesterday")]
    [InlineData("?cursor=-1")]
    [InlineData("?limit=0")]
    public async Task A_filter_that_is_none_is_refused(string query)
    {
        await using var fixture = await WebFixture.OpenAsync();

        Assert.Equal(ProblemCodes.BadRequest, (await fixture.SendAsync(HttpMethod.Get, "v1/audit" + query)).Code);
    }

    private static async Task<IReadOnlyList<AuditView>> AuditAsync(WebFixture fixture, string query) =>
        (await PageAsync(fixture, query)).Items;

    private static async Task<AuditPage> PageAsync(WebFixture fixture, string query) =>
        JsonSerializer.Deserialize((await fixture.SendAsync(HttpMethod.Get, "v1/audit" + query)).Body, WeirJson.Default.AuditPage)!;
}
