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
        var second = await open.Journal.ListAsync(new TrackedFilter { Limit = 2, Before = Place(first[^1]) }, Token);

        Assert.Equal([4, 2], Numbers(first));
        Assert.Equal([1, 3], Numbers(second));
    }

    [Fact]
    public async Task Each_filter_restricts_and_they_restrict_together()
    {
        await using var open = await FilledAsync();

        Assert.Equal([4, 1], await Found(new TrackedFilter { Name = ObjectName.Parse("nightly") }));
        Assert.Equal([3], await Found(new TrackedFilter { User = "bob" }));
        Assert.Empty(await Found(new TrackedFilter { User = "BOB" }));
        Assert.Equal([2], await Found(new TrackedFilter { Status = TrackedStatus.Rejected }));
        Assert.Equal(
            [1],
            await Found(
                new TrackedFilter
                {
                    Name = ObjectName.Parse("NIGHTLY"),
                    User = "alice",
                    Before = new TrackedPosition(new ListPosition(Samples.Noon, Samples.Number(4)), Name: null),
                }
            )
        );

        async Task<IEnumerable<int>> Found(TrackedFilter filter) => Numbers(await open.Journal.ListAsync(filter, Token));
    }

    [Fact]
    public async Task By_name_the_newest_of_each_name_comes_first_page_by_page()
    {
        await using var open = await FilledAsync();
        var all = await open.Journal.ListAsync(new TrackedFilter { Order = TrackedOrder.Name }, Token);
        List<int> paged = [];
        TrackedPosition? before = null;
        for (var i = 0; i < all.Count; i++)
        {
            var page = await open.Journal.ListAsync(
                new TrackedFilter
                {
                    Order = TrackedOrder.Name,
                    Before = before,
                    Limit = 1,
                },
                Token
            );
            before = new TrackedPosition(Place(page[0]).Place, page[0].Name);
            paged.Add(page[0].Number.Value);
        }

        Assert.Equal(
            all.OrderBy(row => row.Name.Text, StringComparer.OrdinalIgnoreCase)
                .ThenByDescending(row => row.SubmittedAt)
                .ThenByDescending(row => row.Number.Value)
                .Select(row => row.Number.Value),
            Numbers(all)
        );
        Assert.Equal(Numbers(all), paged);
        Assert.Empty(await open.Journal.ListAsync(new TrackedFilter { Order = TrackedOrder.Name, Before = before }, Token));
    }

    [Fact]
    public async Task The_highest_number_is_that_of_all_rows_and_not_of_the_newest()
    {
        await using var open = await FilledAsync();
        await open.WriteAsync(new JournalEntry { Jobs = [Samples.Row(2001) with { SubmittedAt = Samples.Noon.AddDays(-1) }] });

        Assert.Equal(2001, (await open.Journal.HighestNumberAsync(Samples.Number(3000), Token))!.Value.Value);
        Assert.Equal(4, (await open.Journal.HighestNumberAsync(Samples.Number(2000), Token))!.Value.Value);
        Assert.Equal(3, (await open.Journal.HighestNumberAsync(Samples.Number(3), Token))!.Value.Value);
    }

    private static TrackedPosition Place(JournalJob row) => new(new ListPosition(row.SubmittedAt, row.Number), Name: null);

    private static IEnumerable<int> Numbers(IEnumerable<JournalJob> jobs) => jobs.Select(job => job.Number.Value);

    private static async Task<JournalInAFile> FilledAsync()
    {
        var open = await JournalInAFile.OpenAsync();
        await open.WriteAsync(
            new JournalEntry
            {
                Jobs =
                [
                    Samples.Row(1),
                    Samples.Row(2) with
                    {
                        Name = ObjectName.Parse("MONTHEND"),
                        Status = TrackedStatus.Rejected,
                        Text = "no definition of that name",
                    },
                    Samples.Row(3) with
                    {
                        Name = ObjectName.Parse("WEEKLY"),
                        User = "bob",
                        SubmittedAt = Samples.Noon.AddTicks(-1),
                    },
                    Samples.Row(4) with
                    {
                        Name = ObjectName.Parse("nightly"),
                    },
                ],
            }
        );
        return open;
    }
}
