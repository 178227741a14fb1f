using Weir.Jobs;
using Weir.Stores.Tests.Postgres;

namespace Weir.Stores.Tests.Conformance;

public abstract class PurgeTests<TKind>(PostgresCluster cluster) : StoreTest<TKind>(cluster)
    where TKind : IStoreKind, new()
{
    private static readonly DateTimeOffset Later = Samples.Noon.AddDays(10);

    [Fact]
    public async Task Jobs_that_were_over_before_are_forgotten_with_their_histories_and_no_others()
    {
        Job Over(int number, DateTimeOffset at) => Samples.Job(number) with { State = JobState.Succeeded, EndedAt = at };
        Job[] jobs =
        [
            Over(1, Samples.Noon),
            Over(2, Later),
            Samples.Job(3),
            Samples.Job(4) with
            {
                State = JobState.Running,
            },
            Samples.Job(5) with
            {
                State = JobState.Rejected,
            },
            Over(6, Samples.Noon) with
            {
                State = JobState.UnderReview,
            },
            Samples.Job(7) with
            {
                State = JobState.Cancelled,
            },
        ];
        await CommitAsync(
            Batch() with
            {
                Jobs = jobs,
                Events = [.. jobs.SelectMany(job => new[] { Event(job.Number, "submitted"), Event(job.Number, "more") })],
            }
        );

        Assert.Equal(2, await Store.PurgeAsync(Later, Token));

        Assert.Equal([6, 5, 4, 3, 2], (await Store.ListJobsAsync(new JobFilter(), Token)).Select(job => job.Number.Value));
        Assert.Empty(await Store.ListEventsAsync(Samples.Number(1), Token));
        Assert.Empty(await Store.ListEventsAsync(Samples.Number(7), Token));
        Assert.Equal(2, (await Store.ListEventsAsync(Samples.Number(2), Token)).Count);
        Assert.Equal(0, await Store.PurgeAsync(Later, Token));
    }

    [Fact]
    public async Task A_job_that_runs_again_after_all_is_not_forgotten()
    {
        var lost = Samples.Job(1) with { State = JobState.Lost, EndedAt = Samples.Noon };
        await CommitAsync(Batch() with { Jobs = [lost] });
        await CommitAsync(Batch() with { Jobs = [lost with { State = JobState.Running, EndedAt = null }] });

        Assert.Equal(0, await Store.PurgeAsync(Later, Token));
    }

    [Fact]
    public async Task Many_jobs_go_in_several_steps_beside_what_is_committed_meanwhile()
    {
        const int Many = 1_050;
        await CommitAsync(
            Batch() with
            {
                Jobs =
                [
                    .. Enumerable
                        .Range(1, Many)
                        .Select(number => Samples.Job(number) with { State = JobState.Failed, EndedAt = Samples.Noon }),
                ],
                Messages = [.. Enumerable.Range(1, Many).Select(number => Message(Samples.Noon)), Message(Later)],
            }
        );

        var purge = Store.PurgeAsync(Later, Token);
        for (var number = Many + 1; number <= Many + 20; number++)
        {
            await CommitAsync(Batch() with { Jobs = [Samples.Job(number)] });
        }

        Assert.Equal(Many, await purge);
        Assert.Equal(20, (await Store.ListJobsAsync(new JobFilter { Limit = 1000 }, Token)).Count);
        Assert.Equal(Later, Assert.Single(await Store.ListMessagesAsync(new MessageFilter(), Token)).At);
    }

    private static JobEvent Event(TrackingNumber number, string code) => new(number, Samples.Noon, code, "", null);

    private static OperatorMessage Message(DateTimeOffset at) => new(0, at, MessageSeverity.Warning, "code", "text", null);
}
