using Weir.Stores.Server;
using Weir.Stores.Tests.Postgres;

namespace Weir.Stores.Tests.Conformance;

public abstract class DefinitionTests<TKind>(PostgresCluster cluster) : StoreTest<TKind>(cluster)
    where TKind : IStoreKind, new()
{
    [Fact]
    public async Task Definitions_are_added_changed_and_removed_by_name_without_case()
    {
        await CommitAsync(
            Batch() with
            {
                Definitions =
                [
                    Change("rule", "Month", null, "{1}", 1),
                    Change("limit", "month", null, "{2}", 2),
                    Change("rule", "gone", null, "{}", 3),
                ],
            }
        );
        await CommitAsync(Batch() with { Definitions = [Change("rule", "MONTH", "{1}", "{3}", 4), Change("rule", "GONE", "{}", null, 5)] });

        var definitions = (await RestartAsync()).Definitions;

        Assert.Equal([new("limit", "month", "{2}", 2), new("rule", "MONTH", "{3}", 4)], definitions);
    }

    [Fact]
    public async Task Changes_in_one_batch_count_in_their_order()
    {
        await CommitAsync(
            Batch() with
            {
                Definitions =
                [
                    Change("rule", "a", null, "{1}", 1),
                    Change("rule", "a", "{1}", null, 2),
                    Change("rule", "a", null, "{3}", 3),
                ],
            }
        );

        Assert.Equal([new StoredDefinition("rule", "a", "{3}", 3)], (await Store.LoadAsync(Token)).Definitions);
    }

    [Fact]
    public async Task Every_change_is_kept_newest_first()
    {
        DefinitionChange[] changes =
        [
            Change("rule", "a", null, "{1}", 1),
            Change("rule", "b", null, "{2}", 2),
            Change("rule", "A", "{1}", null, 3),
            Change("limit", "a", null, "{4}", 4),
        ];
        await CommitAsync(Batch() with { Definitions = changes });

        Assert.Equal(changes.Reverse(), await Store.ListDefinitionChangesAsync(null, null, 100, Token));
        Assert.Equal([changes[2], changes[1], changes[0]], await Store.ListDefinitionChangesAsync("rule", null, 100, Token));
        Assert.Equal([changes[2], changes[0]], await Store.ListDefinitionChangesAsync("rule", "a", 100, Token));
        Assert.Equal([changes[3]], await Store.ListDefinitionChangesAsync(null, "a", 1, Token));
    }

    [Fact]
    public async Task Records_are_replaced_and_removed_and_leave_no_history()
    {
        await CommitAsync(Batch() with { Records = [new StoredRecord("clock", "TAPE", "{1}"), new StoredRecord("clock", "DB", "{2}")] });
        await CommitAsync(Batch() with { Records = [new StoredRecord("clock", "tape", "{3}"), new StoredRecord("clock", "DB", null)] });

        var stored = await RestartAsync();

        Assert.Equal([new StoredRecord("clock", "tape", "{3}")], stored.Records);
        Assert.Empty(stored.Definitions);
        Assert.Empty(await Store.ListDefinitionChangesAsync("clock", null, 100, Token));
    }

    [Fact]
    public async Task What_records_said_before_is_kept_newest_first_and_forgotten_with_the_jobs_of_its_time()
    {
        EarlierRecord[] earlier =
        [
            new("limit-override", "TAPE", null, Samples.Noon),
            new("limit-override", "TAPE", """{"maximum":3}""", Samples.Noon.AddHours(1)),
            new("schedule-day", "NIGHT@2026-11-21", "{}", Samples.Noon.AddHours(2)),
        ];
        await CommitAsync(Batch() with { EarlierRecords = [earlier[0]] });
        await CommitAsync(Batch() with { EarlierRecords = earlier[1..] });

        Assert.Equal(earlier.Reverse(), await Store.ListEarlierRecordsAsync(100, Token));
        Assert.Equal([earlier[2]], await Store.ListEarlierRecordsAsync(1, Token));

        await Store.PurgeAsync(Samples.Noon.AddHours(1), Token);
        Assert.Equal([earlier[2], earlier[1]], await Store.ListEarlierRecordsAsync(100, Token));
        await Store.PurgeAsync(Samples.Noon.AddHours(3), Token);
        Assert.Empty(await Store.ListEarlierRecordsAsync(100, Token));
    }

    [Fact]
    public async Task The_version_of_a_definition_that_is_gone_does_not_come_again()
    {
        await CommitAsync(
            Batch() with
            {
                Definitions =
                [
                    Change("rule", "a", null, "{1}", 1),
                    Change("rule", "b", null, "{2}", 2),
                    Change("rule", "b", "{2}", null, 3),
                ],
            }
        );

        Assert.Equal(3, (await RestartAsync()).DefinitionVersion);
    }

    private static DefinitionChange Change(string kind, string name, string? before, string? after, long version) =>
        new(kind, name, before, after, Samples.Noon, Samples.Bob, version);
}
