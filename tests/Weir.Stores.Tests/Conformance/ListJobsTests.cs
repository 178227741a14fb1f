using Weir.Jobs;
using Weir.Stores.Tests.Postgres;

namespace Weir.Stores.Tests.Conformance;

public abstract class ListJobsTests<TKind>(PostgresCluster cluster) : StoreTest<TKind>(cluster)
    where TKind : IStoreKind, new()
{
    private readonly List<Job> _all =
    [
        .. Enumerable
            .Range(1, 120)
            .Select(n =>
                Samples.Job(n) with
                {
                    Name = ObjectName.Parse(n % 2 == 0 ? "NIGHTLY" : "nightly.x"),
                    User = n % 3 == 0 ? "alice" : "Alice",
                    Machine = n % 5 == 0 ? "north" : "south",
                    Schedule = ObjectName.Parse(n % 7 == 0 ? "AdHoc" : "NIGHT"),
                    ScheduleDate = new DateOnly(2026, 3, 1 + (n % 4)),
                    State = (JobState)(n % 13),
                    SubmittedAt = Samples.Noon.AddTicks(n * 7 % 40),
                }
            ),
    ];

    [Fact]
    public async Task Pages_go_from_the_last_submitted_down_by_number_within_a_moment_and_miss_nothing()
    {
        await CommitAsync(Batch() with { Jobs = _all });
        List<int> seen = [];
        ListPosition? cursor = null;
        while (await Store.ListJobsAsync(new JobFilter { Before = cursor, Limit = 7 }, Token) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(job => job.Number.Value));
            cursor = ListPosition.From(page[^1]);
        }

        Assert.Equal(NewestFirst(_all).Select(job => job.Number.Value), seen);
    }

    [Fact]
    public async Task An_owners_jobs_are_those_of_the_id_and_where_none_was_kept_those_of_the_name()
    {
        await CommitAsync(
            Batch() with
            {
                Jobs =
                [
                    Samples.Job(1) with
                    {
                        UserId = 1000,
                    },
                    Samples.Job(2) with
                    {
                        UserId = 1001,
                    },
                    Samples.Job(3) with
                    {
                        UserId = 1000,
                        Machine = "south",
                    },
                    Samples.Job(4),
                    Samples.Job(5) with
                    {
                        User = "1000",
                    },
                    Samples.Job(6) with
                    {
                        UserId = 1000,
                        User = "renamed",
                        State = JobState.Succeeded,
                    },
                ],
            }
        );

        Assert.Equal([6, 4, 1], await OwnAsync(new JobFilter { Own = new Owner("north", 1000, "alice") }));
        Assert.Equal(
            [4, 1],
            await OwnAsync(new JobFilter { Own = new Owner("north", 1000, "alice"), States = [JobState.Waiting, JobState.Running] })
        );
        Assert.Equal([6, 1], await OwnAsync(new JobFilter { Own = new Owner("north", 1000, "1000") }));
        Assert.Equal([4], await OwnAsync(new JobFilter { Own = new Owner("north", null, "alice") }));
        Assert.Empty(await OwnAsync(new JobFilter { Own = new Owner("north", null, "1000") }));

        // What it is found by changes with the job.
        await CommitAsync(Batch() with { Jobs = [Samples.Job(4) with { UserId = 1001 }] });
        Assert.Equal([6, 1], await OwnAsync(new JobFilter { Own = new Owner("north", 1000, "alice") }));
    }

    private async Task<IEnumerable<int>> OwnAsync(JobFilter filter) =>
        (await Store.ListJobsAsync(filter, Token)).Select(job => job.Number.Value);

    [Fact]
    public async Task Every_combination_of_filters_finds_what_a_plain_search_finds()
    {
        await CommitAsync(Batch() with { Jobs = _all });
        JobState[]?[] states = [null, [], [JobState.Waiting], [JobState.Running, JobState.Waiting, JobState.Running, JobState.Fixed]];
        foreach (
            var filter in from state in states
            from user in (string?[])[null, "alice"]
            from name in (string?[])[null, "Nightly"]
            from schedule in (string?[])[null, "adhoc"]
            from date in (DateOnly?[])[null, new DateOnly(2026, 3, 2)]
            from machine in (string?[])[null, "south"]
            from before in (Job?[])[null, _all[59]]
            select new JobFilter
            {
                States = state,
                User = user,
                Name = name is null ? null : ObjectName.Parse(name),
                Schedule = schedule is null ? null : ObjectName.Parse(schedule),
                Date = date,
                Machine = machine,
                Before = before is null ? null : ListPosition.From(before),
                Limit = 5,
            }
        )
        {
            var expected = NewestFirst(_all)
                .Where(job =>
                    filter.States?.Contains(job.State) != false
                    && (filter.User ?? job.User) == job.User
                    && (filter.Name ?? job.Name) == job.Name
                    && (filter.Schedule ?? job.Schedule) == job.Schedule
                    && (filter.Date ?? job.ScheduleDate) == job.ScheduleDate
                    && (filter.Machine ?? job.Machine) == job.Machine
                    && (filter.Before is not { } cursor || (job.SubmittedAt, job.Number).CompareTo((cursor.SubmittedAt, cursor.Number)) < 0)
                )
                .Take(5)
                .Select(job => job.Number);

            Assert.Equal(expected, (await Store.ListJobsAsync(filter, Token)).Select(job => job.Number));
        }
    }

    [Fact]
    public async Task Patterns_users_states_left_out_and_times_find_what_a_plain_search_finds()
    {
        // One of the stores keeps the end of a job to the microsecond.
        await CommitAsync(Batch() with { Jobs = [.. _all.Select(job => job with { EndedAt = EndOf(job) })] });
        foreach (
            var filter in from patterns in (string[]?[])[null, ["night*"], ["*.X", "N?GHTLY"], ["*_*"], ["*all"], []]
            from users in (string[]?[])[null, ["alice"], ["alice", "Alice"], []]
            from except in (JobState[])[JobState.Waiting, JobState.UnderReview]
            from submitted in (MomentRange[])[default, new(Samples.Noon.AddTicks(10), Samples.Noon.AddTicks(30))]
            from ended in (MomentRange[])[default, new(null, Samples.Noon.AddSeconds(2)), new(Samples.Noon.AddSeconds(2), null)]
            select new JobFilter
            {
                NamePatterns = patterns,
                Users = users,
                ExceptStates = [except],
                Submitted = submitted,
                Ended = ended,
                Limit = 200,
            }
        )
        {
            var expected = NewestFirst(_all)
                .Where(job =>
                    filter.NamePatterns?.Any(pattern => Wildcard.Fits(pattern, job.Name.Text, ignoreCase: true)) != false
                    && filter.Users?.Contains(job.User) != false
                    && !filter.ExceptStates.Contains(job.State)
                    && IsIn(filter.Submitted, job.SubmittedAt)
                    && (
                        filter.Ended == default
                        || (job.State.IsEnd() && job.State != JobState.UnderReview && IsIn(filter.Ended, EndOf(job)))
                    )
                )
                .Select(job => job.Number);

            Assert.Equal(expected, (await Store.ListJobsAsync(filter, Token)).Select(job => job.Number));
        }

        static DateTimeOffset EndOf(Job job) => Samples.Noon.AddSeconds(job.Number.Value % 5);

        static bool IsIn(MomentRange range, DateTimeOffset at) => (range.From ?? at) <= at && (range.To is null || at < range.To);
    }

    [Fact]
    public async Task A_job_of_a_lower_block_of_numbers_that_came_later_is_newer_and_moves_when_its_time_does()
    {
        await CommitAsync(Batch() with { Jobs = [Samples.Job(2001), Samples.Job(7) with { SubmittedAt = Samples.Noon.AddTicks(1) }] });
        Assert.Equal([7, 2001], await OwnAsync(new JobFilter()));

        await CommitAsync(Batch() with { Jobs = [Samples.Job(7) with { SubmittedAt = Samples.Noon.AddTicks(-1) }] });
        Assert.Equal([2001, 7], await OwnAsync(new JobFilter()));
    }

    private static IEnumerable<Job> NewestFirst(IEnumerable<Job> jobs) =>
        jobs.OrderByDescending(job => job.SubmittedAt).ThenByDescending(job => job.Number);

    [Fact]
    public async Task A_limit_out_of_range_is_moved_into_it()
    {
        await CommitAsync(Batch() with { Jobs = _all });

        Assert.Single(await Store.ListJobsAsync(new JobFilter { Limit = 0 }, Token));
        Assert.Equal(120, (await Store.ListJobsAsync(new JobFilter { Limit = int.MaxValue }, Token)).Count);
    }
}
