using Weir.Jobs;
using Weir.Stores.Tests.Postgres;

namespace Weir.Stores.Tests.Conformance;

public abstract class FindJobTests<TKind>(PostgresCluster cluster) : StoreTest<TKind>(cluster)
    where TKind : IStoreKind, new()
{
    [Fact]
    public async Task A_number_that_is_not_there_is_not_found() =>
        Assert.Null(await Store.FindJobAsync(Samples.Number(TrackingNumber.Maximum), Token));

    [Fact]
    public async Task Every_property_of_a_job_comes_back_as_it_was_stored()
    {
        var jobs = GeneratedJobs.Some(200).DistinctBy(job => job.Number).ToList();

        await CommitAsync(Batch() with { Jobs = jobs });

        foreach (var job in jobs)
        {
            Assert.Equivalent(job, await Store.FindJobAsync(job.Number, Token), strict: true);
        }
    }
}
