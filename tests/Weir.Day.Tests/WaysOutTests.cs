using Weir.Capacity;
using Weir.Day.Inputs;
using Weir.Day.Service;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.ServiceLevels.Policies;

namespace Weir.Day.Tests;

public sealed class WaysOutTests
{
    private static readonly ObjectName s_tape = ObjectName.Parse("TAPE");
    private static readonly ObjectName s_disk = ObjectName.Parse("DISK");

    [Fact]
    public void Behind_another_job_the_limit_must_have_room_for_both()
    {
        var day = new TestDay(TestDay.Nightly() with { Limits = [new LimitDefinition(s_tape, 3)] });
        foreach (var units in new[] { 3, 2, 1 })
        {
            day.Submit(fact => fact with { Limits = [new LimitNeed(s_tape, units)] });
        }

        var way = day.State.WaysOut(new TrackingNumber(3), day.Now)[0];

        Assert.Equal((RemedyKind.Limit, "TAPE", 3, 6, true), (way.Kind, way.Of, way.From, way.To, way.StartsNow));
        day.Decide(new OverrideLimit(1, TestDay.Root, s_tape, null, 5));
        Assert.Equal(JobState.Waiting, day.The(3).State);
        day.Decide(new OverrideLimit(2, TestDay.Root, s_tape, null, 6));
        Assert.Equal(JobState.Starting, day.The(3).State);
    }

    [Fact]
    public void With_two_holders_lifting_one_does_not_start_the_job_and_what_is_left_is_told()
    {
        var day = new TestDay(TestDay.Nightly() with { Limits = [new LimitDefinition(s_tape, 0), new LimitDefinition(s_disk, 0)] });
        day.Submit(fact => fact with { Hold = true, Limits = [new LimitNeed(s_tape, 1), new LimitNeed(s_disk, 2)] });

        var ways = day.State.WaysOut(new TrackingNumber(1), day.Now);

        Assert.Equal(
            [(RemedyKind.Start, true), (RemedyKind.Release, false), (RemedyKind.Limit, false), (RemedyKind.Limit, false)],
            ways.Select(way => (way.Kind, way.StartsNow))
        );
        Assert.Equal(["user-hold", "limit-full"], ways[2].Left.Select(holder => holder.Code));
        Assert.Equal([("TAPE", 1), ("DISK", 2)], ways.Where(way => way.Kind == RemedyKind.Limit).Select(way => (way.Of, way.To)));
    }

    [Fact]
    public void A_limit_that_is_gone_has_no_way_out_by_setting_it()
    {
        var day = new TestDay(TestDay.Nightly() with { Limits = [new LimitDefinition(s_tape, 1)] });
        day.Submit(fact => fact with { Limits = [new LimitNeed(s_tape, 2)] });
        day.Decide(new DefinitionsReplaced(TestDay.Nightly()));

        Assert.Equal(["limit-full"], day.HoldersOf(1));
        Assert.Equal([RemedyKind.Start], day.State.WaysOut(new TrackingNumber(1), day.Now).Select(way => way.Kind));
    }

    [Fact]
    public void What_is_said_to_start_a_job_starts_it_with_the_next_decision()
    {
        var starts = 0;
        for (var seed = 0; seed < 250; seed++)
        {
            starts += Everything(seed);
        }

        Assert.True(starts > 500, $"only {starts} ways out started their jobs");
    }

    /// <summary>A crowded day; each way out of each waiting job is gone in a copy of it.</summary>
    private static int Everything(int seed)
    {
        var random = new Random(seed);
        var definitions = Crowded(random);
        var crowd = Begin(definitions, seed);
        var starts = 0;
        foreach (var job in crowd.State.Jobs.Where(job => job.State == JobState.Waiting).OrderBy(job => job.Number).ToArray())
        {
            foreach (var way in crowd.State.WaysOut(job.Number, crowd.Now))
            {
                var copy = Begin(definitions, seed);
                copy.Decide(Go(definitions, job, way));
                var started = copy.The(job.Number.Value).State == JobState.Starting;
                Assert.True(started == way.StartsNow || !way.StartsNow, $"seed {seed}: {job.Number} after {way}");
                Assert.False(
                    started && !way.StartsNow && way.Left.Count > 0,
                    $"seed {seed}: {job.Number} started though {way.Left.Count} holders were left"
                );
                starts += started ? 1 : 0;
            }
        }

        return starts;
    }

    private static DefinitionSet Crowded(Random random) =>
        TestDay.Nightly() with
        {
            Limits =
            [
                new LimitDefinition(s_tape, random.Next(3), PerMachine: random.Next(2) == 0),
                new LimitDefinition(s_disk, random.Next(4), Resource: true),
            ],
            Machines = [new MachineDefinition("alpha", random.Next(1, 6), random.Next(8) == 0)],
            JobQueues = [new JobQueueDefinition(QualifiedName.Parse("LIB/ONE"), random.Next(1, 3), random.Next(8) == 0)],
            Policies =
            [
                new Policy
                {
                    Name = ObjectName.Parse("CROWD"),
                    Reserves = random.Next(2) == 0 ? [new SlotReserve(1, 30, TimeSpan.FromMinutes(5))] : [],
                    Groups =
                    [
                        new GroupDefinition(
                            GroupName.Parse("FAST"),
                            new GroupSettings { Target = TimeSpan.FromMinutes(1), Importance = 1 }
                        ),
                        new GroupDefinition(
                            GroupName.Parse("A.B"),
                            new GroupSettings { Target = TimeSpan.FromMinutes(20), Acceptable = TimeSpan.FromHours(1) }
                        ),
                    ],
                },
            ],
        };

    private static TestDay Begin(DefinitionSet definitions, int seed)
    {
        var random = new Random(seed);
        var day = new TestDay(definitions);
        day.Decide(new ActivatePolicy(1, TestDay.Root, ObjectName.Parse("CROWD")));
        for (var i = 0; i < 12; i++)
        {
            day.Now += TimeSpan.FromMinutes(random.Next(10));
            LimitNeed[] needs = random.Next(4) switch
            {
                0 => [new LimitNeed(s_tape, 1)],
                1 => [new LimitNeed(s_disk, 2)],
                2 => [new LimitNeed(s_tape, 1), new LimitNeed(s_disk, 1)],
                _ => [],
            };
            string[] services = ["FAST", "A.B", "NOSUCH"];
            day.Submit(fact =>
                fact with
                {
                    Hold = random.Next(6) == 0,
                    Limits = needs,
                    Service = ObjectName.Parse(services[random.Next(3)]),
                    JobQueue = QualifiedName.Parse(random.Next(3) == 0 ? "LIB/ONE" : "WEIR/DEFAULT"),
                    Priority = random.Next(1, 10),
                }
            );
        }

        if (random.Next(6) == 0)
        {
            day.Decide(new HoldSchedule(2, TestDay.Root, ObjectName.Parse("AdHoc"), null));
            day.Submit();
        }

        return day;
    }

    private static Input Go(DefinitionSet definitions, Job job, WayOut way) =>
        way.Kind switch
        {
            RemedyKind.Release => new ReleaseJob(9, TestDay.Root, job.Number),
            RemedyKind.ReleaseSchedule => new ReleaseSchedule(9, TestDay.Root, ObjectName.Parse(way.Of), job.ScheduleDate),
            RemedyKind.Limit => new OverrideLimit(9, TestDay.Root, ObjectName.Parse(way.Of), way.Machine, way.To),
            RemedyKind.Start => new StartJob(9, TestDay.Root, job.Number, false),
            RemedyKind.Slots => new DefinitionsReplaced(definitions with { Machines = [definitions.Machines[0] with { Slots = way.To }] }),
            RemedyKind.StopDraining => new DefinitionsReplaced(
                definitions with
                {
                    Machines = [definitions.Machines[0] with { Draining = false }],
                }
            ),
            RemedyKind.JobQueue => new DefinitionsReplaced(
                definitions with
                {
                    JobQueues = [definitions.JobQueues[0] with { Maximum = way.To }],
                }
            ),
            RemedyKind.OpenJobQueue => new DefinitionsReplaced(
                definitions with
                {
                    JobQueues = [definitions.JobQueues[0] with { Held = false }],
                }
            ),
            _ => throw new InvalidOperationException(way.ToString()),
        };
}
