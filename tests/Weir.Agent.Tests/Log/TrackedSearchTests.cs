using System.Text;
using Weir.Jobs;
using Weir.Protocol.Gate;

namespace Weir.Agent.Tests.Log;

public sealed class TrackedSearchTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nightly")]
    [InlineData("/usr/lib")]
    [InlineData("--month 11")]
    [InlineData("LEDGER")]
    [InlineData("PROD/FAST")]
    [InlineData("tape=2")]
    [InlineData("has not answered yet")]
    public async Task Any_value_of_a_job_is_found(string text)
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var number = await fixture.SubmitAsync(Wanted(), Patience);
        await fixture.SubmitAsync(AgentFixture.Submission("OTHER") with { Hold = true }, Patience);

        var found = await ListAsync(fixture, text);

        Assert.Contains(number.Value, found.Items.Select(row => row.Number));
        Assert.Equal(text == "has not answered yet" ? 2 : 1, found.Items.Count);
    }

    [Fact]
    public async Task A_secret_in_a_command_is_not_found()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        await fixture.SubmitAsync(Wanted(), Patience);

        Assert.Empty((await ListAsync(fixture, "hunter2")).Items);
    }

    [Fact]
    public async Task A_search_goes_on_behind_its_cursor_in_either_order()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        foreach (var name in new[] { "B-1", "A-1", "C-1" })
        {
            await fixture.SubmitAsync(AgentFixture.Submission(name) with { Hold = true }, Patience);
        }

        var names = new List<string>();
        var filter = new TrackedFilter { Order = TrackedOrder.Name, Limit = 1 };
        for (TrackedPage page; ; filter = filter with { Before = Position(page.Next) })
        {
            page = await fixture.Agent.ListTrackedAsync(filter, "-1", AgentFixture.Operator, Patience);
            names.AddRange(page.Items.Select(row => row.Name));
            if (page.Next is null)
            {
                break;
            }
        }

        Assert.Equal(["A-1", "B-1", "C-1"], names);
    }

    [Fact]
    public async Task One_row_shows_what_was_submitted_and_what_its_status_means()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        var number = await fixture.SubmitAsync(Wanted(), Patience);

        var row = await fixture.Agent.FindTrackedAsync(number, AgentFixture.Operator, Patience);

        Assert.Equal(
            ("PROD/FAST", "WEIR/DEFAULT", "/usr/lib", "submit", 0),
            (row.JobQueue, row.JobDescription, row.Directory, row.Way, row.Severity)
        );
        Assert.Equal(["TAPE=2"], row.Limits);
        Assert.StartsWith("stored on this machine", row.Meaning, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", row.Command, StringComparison.Ordinal);
    }

    private static Submission Wanted()
    {
        Assert.True(LimitNeed.TryParse("TAPE=2", out var tape));
        return AgentFixture.Submission("NIGHTLY") with
        {
            Hold = true,
            Arguments = [.. new[] { "/bin/echo", "--month", "11", "--password=hunter2" }.Select(Encoding.UTF8.GetBytes)],
            Directory = "/usr/lib"u8.ToArray(),
            LibraryList = [ObjectName.Parse("LEDGER")],
            JobQueue = QualifiedName.Parse("PROD/FAST"),
            Limits = [tape],
        };
    }

    private static Task<TrackedPage> ListAsync(AgentFixture fixture, string text) =>
        fixture.Agent.ListTrackedAsync(new TrackedFilter(), text, AgentFixture.Operator, Patience);

    private static TrackedPosition Position(string? cursor)
    {
        Assert.True(TrackedPosition.TryParse(cursor!, out var position));
        return position;
    }
}
