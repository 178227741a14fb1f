using Weir.Stores.Tests.Postgres;

namespace Weir.Stores.Tests.Conformance;

public abstract class CheckTests<TKind>(PostgresCluster cluster) : StoreTest<TKind>(cluster)
    where TKind : IStoreKind, new()
{
    [Fact]
    public async Task A_store_in_which_all_can_be_read_has_no_fault()
    {
        await CommitAsync(Batch() with { Jobs = [.. Enumerable.Range(1, 50).Select(number => Samples.Job(number))] });

        Assert.Empty(await Store.CheckAsync(Token));
    }
}
