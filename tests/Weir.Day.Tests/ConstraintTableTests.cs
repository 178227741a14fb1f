using System.Reflection;
using Weir.Capacity;
using Weir.Capacity.Levels;
using Weir.Day.Constraints;
using Weir.Day.Inputs;
using Weir.Day.Service;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Jobs.Properties;
using Weir.Jobs.Thresholds;
using Weir.Schedules;
using Weir.ServiceLevels.Policies;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Tests;

public sealed class ConstraintTableTests
{
    private static readonly ObjectName s_tape = ObjectName.Parse("TAPE");
    private static readonly ObjectName s_disk = ObjectName.Parse("DISK");
    private static readonly ThresholdName s_errors = ThresholdName.Parse("ERRORS");
    private static readonly string[] s_names = ["NIGHTLY", "LATER", "HELD", "WHEN", "AFTER", "ERRORS", "SITES"];

    private readonly HashSet<string> _met = [];

    [Fact]
    public void Each_code_belongs_to_one_cause()
    {
        var fields = typeof(HolderCodes).GetFields(BindingFlags.Public | BindingFlags.Static);
        var codes = fields.Select(field => (string)field.GetRawConstantValue()!);

        Assert.Equal(codes.Order(), ConstraintTable.All.Select(cause => cause.Code).Order());
    }

    [Fact]
    public void Each_type_of_cause_is_in_the_table()
    {
        var types = typeof(Constraint).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Constraint)));

        Assert.Equal(types.Select(type => type.Name).Order(), ConstraintTable.All.Select(cause => cause.GetType().Name).Order());
    }

    [Fact]
    public void Blocking_explanation_and_delay_agree()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var day = Crowded(random);
            Agree(day, seed);

            // Between two decisions, something else has room or has none.
            day.State.Define(Drawn(random));
            day.Now += TimeSpan.FromMinutes(random.Next(3));
            Agree(day, seed);
        }

        string[] others = [HolderCodes.Rejected, HolderCodes.Undecided, HolderCodes.Resubmitting, HolderCodes.Ping];
        Assert.Equal(ConstraintTable.All.Select(cause => cause.Code).Except(others).Order(), _met.Order());
    }

    [Fact]
    public void A_job_held_by_a_cause_of_its_own_stands_in_no_lane()
    {
        var day = new TestDay(Named(TestDay.Nightly()) with { Limits = [new LimitDefinition(s_tape, 0)] });
        day.Submit(fact => fact with { Limits = [new LimitNeed(s_tape, 1)] });
        foreach (var name in s_names[1..])
        {
            day.Submit(fact => fact with { Name = ObjectName.Parse(name), Limits = [new LimitNeed(s_tape, 1)] });
        }

        Assert.Equal([1], day.State.Queues.Candidates(_ => true).Select(candidate => candidate.Number.Value));

        day.Decide(new ReleaseJob(1, TestDay.Root, new TrackingNumber(3)));

        var lanes = day.State.Queues.Candidates(_ => true).Select(candidate => candidate.Lane).ToArray();
        Assert.Equal(2, lanes.Length);
        Assert.Single(lanes.Distinct());
    }

    private void Agree(TestDay day, int seed)
    {
        var lanes = day.State.Queues.Candidates(_ => true).ToDictionary(candidate => candidate.Number, candidate => candidate.Lane);
        foreach (var job in day.State.Jobs.Where(job => job.State == JobState.Waiting))
        {
            var holders = day.State.HoldersOf(job, day.Now);
            var causes = holders.Select(holder => ConstraintTable.Find(holder.Code)!).ToArray();
            var where = $"seed {seed}, job {job.Number}: {string.Join(' ', holders.Select(holder => holder.Code))}";
            _met.UnionWith(causes.Select(cause => cause.Code));
            Assert.Equal(holders.Select(holder => holder.Manager), causes.Select(cause => cause.Manager));
            Assert.True(holders.Any(ConstraintTable.Delay) == day.State.ServiceOf(job.Number, day.Now)!.Job.Delayed, where);
            if (lanes.TryGetValue(job.Number, out var lane))
            {
                Assert.True(!causes.Any(cause => cause is OwnConstraint), where);
                var blocker = day.State.WhatStops(lane);
                Assert.True(blocker is not null == causes.Any(cause => cause is SharedConstraint), where);
                Assert.True(
                    (blocker is { Kind: var kind } && kind != BlockerKind.Slots && kind != LevelHeld.BlockerKind)
                        == day.State.IsDelayed(lane),
                    where
                );

                // A trial of nothing is the day as it is.
                Assert.Equal(
                    blocker,
                    ConstraintTable.BlockerOf(new Contender(day.State, lane, new Trial(day.State, job, RemedyKind.Release, null)))
                );
            }
            else
            {
                Assert.True(causes.Any(cause => cause is OwnConstraint), where);
            }

            var remedies = causes.Select(cause => cause.Remedy).OfType<RemedyKind>().Append(RemedyKind.Start).ToHashSet();
            if (causes.OfType<OwnConstraint>().Any(cause => cause.Conditions(day.State, job).Count > 0))
            {
                remedies.Add(RemedyKind.Waive);
            }

            Assert.Subset(remedies, day.State.WaysOut(job.Number, day.Now).Select(way => way.Kind).ToHashSet());
        }
    }

    private static TestDay Crowded(Random random)
    {
        var day = new TestDay(Drawn(random));
        day.Decide(new ActivatePolicy(1, TestDay.Root, ObjectName.Parse("CROWD")));
        for (var i = 0; i < 12; i++)
        {
            day.Now += TimeSpan.FromMinutes(random.Next(10));
            LimitNeed[] needs = random.Next(5) switch
            {
                0 => [new LimitNeed(s_tape, 1)],
                1 => [new LimitNeed(s_disk, 2)],
                3 => [LimitNeed.AllOf(s_disk)],
                2 => [new LimitNeed(s_tape, 1), new LimitNeed(s_disk, 1)],
                _ => [],
            };
            day.Submit(fact =>
                fact with
                {
                    Name = ObjectName.Parse(s_names[Math.Max(0, random.Next(15) - 8)]),
                    TrackType = random.Next(6) == 0 ? TrackType.Track : TrackType.Queue,
                    Hold = random.Next(8) == 0,
                    Limits = needs,
                    Service = ObjectName.Parse(random.Next(3) == 0 ? "FAST" : "A.B"),
                    JobQueue = QualifiedName.Parse(random.Next(3) == 0 ? "LIB/ONE" : "WEIR/DEFAULT"),
                }
            );
        }

        if (random.Next(3) == 0 && ThresholdChange.TryParse(random.Next(2) == 0 ? "2" : "+1", out var change))
        {
            day.Decide(new SetThreshold(5, TestDay.Root, s_errors, change));
        }

        if (random.Next(3) == 0 && PropertyPath.TryParse("SITE", out var path))
        {
            day.Decide(new PropertiesChanged([new PropertySetting(path, random.Next(2) == 0 ? "north" : "south")]));
        }

        if (random.Next(3) == 0)
        {
            var level = new MachineLevel("alpha", random.Next(1, 6), "machine alpha", 3.6, 4, 3.5, null);
            day.Decide(new CapacityLevelsSet([level], IsNews: true));
            day.Submit(fact => fact with { Service = ObjectName.Parse("A.B") });
        }

        if (random.Next(6) == 0)
        {
            day.Decide(new HoldSchedule(2, TestDay.Root, ScheduleDefinition.AdHoc, null));
            day.Submit();
        }

        if (random.Next(4) == 0)
        {
            ObjectName[] except = random.Next(2) == 0 ? [] : [ObjectName.Parse("FAST")];
            day.Decide(new CloseWeir(3, TestDay.Root with { Text = "the disk is being swapped" }, except));
            day.Submit();
            day.Submit(fact => fact with { Service = ObjectName.Parse("FAST") });
            if (random.Next(2) == 0)
            {
                day.Decide(new OpenWeir(4, TestDay.Root, true));
            }
        }

        if (random.Next(6) == 0)
        {
            day.Decide(new AgentLink("alpha", false));
            day.Submit(fact => fact with { TrackType = TrackType.Track });
        }

        return day;
    }

    private static DefinitionSet Drawn(Random random) =>
        Named(TestDay.Nightly()) with
        {
            Limits =
            [
                new LimitDefinition(s_tape, random.Next(3), PerMachine: random.Next(2) == 0),
                .. random.Next(4) == 0 ? (LimitDefinition[])[] : [new LimitDefinition(s_disk, random.Next(4), Resource: true)],
            ],
            Machines = [new MachineDefinition("alpha", random.Next(1, 6), random.Next(8) == 0)],
            JobQueues = [new JobQueueDefinition(QualifiedName.Parse("LIB/ONE"), random.Next(1, 3), random.Next(8) == 0)],
            Capacities = new Dictionary<ObjectName, PolicyCapacity>
            {
                [ObjectName.Parse("CROWD")] = new PolicyCapacity
                {
                    Levels = new LevelSettings
                    {
                        Effects =
                        [
                            new LevelEffect(4) { Importance = 3, Hold = true },
                            new LevelEffect(2) { Group = "A.B", AtMost = 1 },
                            new LevelEffect(3) { Group = "FAST", AtMost = 0 },
                        ],
                    },
                },
            },
            Policies =
            [
                new Policy
                {
                    Name = ObjectName.Parse("CROWD"),
                    Reserves = [new SlotReserve(1, 30, TimeSpan.FromMinutes(5))],
                    MaxWait = TimeSpan.FromMinutes(90),
                    Groups =
                    [
                        new GroupDefinition(
                            GroupName.Parse("FAST"),
                            new GroupSettings { Target = TimeSpan.FromMinutes(1), Importance = 1 }
                        ),
                        new GroupDefinition(
                            GroupName.Parse("A.B"),
                            new GroupSettings { Target = TimeSpan.FromMinutes(20), Acceptable = TimeSpan.FromMinutes(60) }
                        ),
                    ],
                },
            ],
        };

    // One that waits for nothing of its own, and one for each cause that a job definition brings.
    private static DefinitionSet Named(DefinitionSet definitions)
    {
        var plain = definitions.JobDefinitions[0];
        return definitions with
        {
            JobDefinitions =
            [
                plain,
                plain with
                {
                    Name = ObjectName.Parse("LATER"),
                    NotBefore = new TimeOnly(23, 0),
                },
                plain with
                {
                    Name = ObjectName.Parse("HELD"),
                    Hold = true,
                },
                plain with
                {
                    Name = ObjectName.Parse("WHEN"),
                    When = "READY=1",
                },
                plain with
                {
                    Name = ObjectName.Parse("AFTER"),
                    Dependencies = [new JobDependency(DependencyKind.Requires, null, "NEVER")],
                },
                plain with
                {
                    Name = ObjectName.Parse("SITES"),
                    Expressions = [ExpressionText.TryParse("[[OI.SITE]] = 'north'", out var expression) ? expression : default],
                },
                plain with
                {
                    Name = ObjectName.Parse("ERRORS"),
                    Thresholds = [new ThresholdNeed(s_errors, ThresholdOperator.GE, 2)],
                },
            ],
        };
    }
}
