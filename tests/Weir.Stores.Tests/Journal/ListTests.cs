using Weir.Jobs;
using Weir.Stores.Agent;

namespace Weir.Stores.Tests.Journal;

public sealed class ListTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_log_is_listed_newest_first_page_by_page()
    {
        await using var open = await FilledAsync();

        var first = await open.Journal.ListAsync(new TrackedFilter { Limit = 2 }, Token);
        var second = await open.Journal.ListAsync(new TrackedFilter { Limit = 2, Before = first[^1].Number }, Token);

        Assert.Equal([4, 3], Numbers(first));
        Assert.Equal([2, 1], Numbers(second));
    }

    [Fact]
    public async Task Each_filter_restricts_and_they_restrict_together()
    {
        await using var open = await FilledAsync();

        Assert.Equal([4, 1], await Found(new TrackedFilter { Name = ObjectName.Parse("nightly") }));
        Assert.Equal([3], await Found(new TrackedFilter { User = "bob" }));
        Assert.Empty(await Found(new TrackedFilter { User = "BOB" }));
        Assert.Equal([2], await Found(new TrackedFilter { Status = TrackedStatus.Rejected }));
        Assert.Equal([2], await Found(new TrackedFilter { Search = "No Definition" }));
        Assert.Equal([3], await Found(new TrackedFilter { Search = "BOB" }));
        Assert.Empty(await Found(new TrackedFilter { Search = "%" }));
        Assert.Equal([1], await Found(new TrackedFilter { Name = ObjectName.Parse("NIGHTLY"), User = "alice", Before = Samples.Number(4) }));

        async Task<IEnumerable<int>> Found(TrackedFilter filter) => Numbers(await open.Journal.ListAsync(filter, Token));
    }

    private static IEnumerable<int> Numbers(IEnumerable<JournalJob> jobs) => jobs.Select(job => job.Number.Value);

    private static async Task<JournalInAFile> FilledAsync()
    {
        var open = await JournalInAFile.OpenAsync();
        await open.WriteAsync(new JournalEntry
        {
            Jobs =
            [
                Samples.Row(1),
                Samples.Row(2) with { Name = ObjectName.Parse("MONTHEND"), Status = TrackedStatus.Rejected, Text = "no definition of that name" },
                Samples.Row(3) with { Name = ObjectName.Parse("WEEKLY"), User = "bob" },
                Samples.Row(4) with { Name = ObjectName.Parse("nightly") },
            ],
        });
        return open;
    }
}
