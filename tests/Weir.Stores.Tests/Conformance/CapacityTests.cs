using Weir.Stores.Server;
using Weir.Stores.Tests.Postgres;

namespace Weir.Stores.Tests.Conformance;

public abstract class CapacityTests<TKind>(PostgresCluster cluster) : StoreTest<TKind>(cluster)
    where TKind : IStoreKind, new()
{
    [Fact]
    public async Task Five_minutes_outlive_a_restart_and_the_last_word_of_each_counts()
    {
        await CommitAsync(Batch() with { Capacity = [Row("use", "north", 0), Row("use", "south", 0), Row("use", "north", 1)] });
        await CommitAsync(Batch() with { Capacity = [Row("use", "NORTH", 1) with { Body = "{}" }, Row("set", "north", 1)] });
        await RestartAsync();

        Assert.Equal(
            [Row("use", "north", 0), Row("use", "NORTH", 1) with { Body = "{}" }, Row("use", "south", 0)],
            await Store.ListCapacityAsync(new CapacityFilter("use", Samples.Noon), Token)
        );
    }

    [Fact]
    public async Task They_are_listed_from_a_moment_on_and_by_name_without_case()
    {
        await CommitAsync(
            Batch() with
            {
                Capacity = [.. Enumerable.Range(0, 12).Select(i => Row("use", "north", i)), Row("use", "south", 11)],
            }
        );

        Assert.Equal(
            [Row("use", "north", 10), Row("use", "north", 11)],
            await Store.ListCapacityAsync(new CapacityFilter("use", Samples.Noon.AddMinutes(50)) { Name = "North" }, Token)
        );
    }

    [Fact]
    public async Task What_began_before_is_forgotten_by_itself_and_with_old_jobs()
    {
        await CommitAsync(Batch() with { Capacity = [.. Enumerable.Range(0, 450).Select(i => Row("use", "north", i))] });

        await Store.PurgeCapacityAsync(Samples.Noon.AddMinutes(5 * 430), Token);
        Assert.Equal(20, (await Store.ListCapacityAsync(new CapacityFilter("use", Samples.Noon), Token)).Count);

        await Store.PurgeAsync(Samples.Noon.AddMinutes(5 * 449), Token);
        Assert.Equal([Row("use", "north", 449)], await Store.ListCapacityAsync(new CapacityFilter("use", Samples.Noon), Token));
    }

    private static StoredCapacity Row(string kind, string name, int interval) =>
        new(kind, name, Samples.Noon.AddMinutes(5 * interval), $"{{\"useSum\":{interval}}}");
}
