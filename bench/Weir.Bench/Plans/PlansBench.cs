using System.Diagnostics;
using System.Globalization;
using Weir.Day;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Plans;
using Weir.Schedules;
using Weir.Schedules.Frequencies;

namespace Weir.Bench.Plans;

/// <summary>
/// What the day takes to plan a schedule's day of 100,000 jobs with 200,000 dependencies, the longest decision while it does, and what an
/// end costs for each job that it frees. Decisions only: what a store takes is measured beside it.
/// </summary>
internal static class PlansBench
{
    private const int Jobs = 100_000;

    private static readonly ObjectName s_schedule = ObjectName.Parse("Night");
    private static readonly DateTimeOffset s_now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    public static int Run()
    {
        Build("warm-up", 5000);
        Build("a day of 100,000 jobs, 200,000 dependencies", Jobs);
        foreach (var dependants in new[] { 1000, 10_000, Jobs })
        {
            Free(dependants);
        }

        return 0;
    }

    private static void Build(string name, int jobs)
    {
        // Each after two earlier ones, all of them in chains of hundreds.
        var bench = new BuiltDay(Enumerable.Range(0, jobs).Select(i => Definition(i, i < 2 ? [] : [i - 1 - (i % 2), i / 2])));
        var (total, longest, collecting) = bench.Build();
        Print(
            $"{name}: {total.TotalSeconds:F2} s, the longest of its decisions {longest.TotalMilliseconds:F1} ms, {collecting.TotalMilliseconds:F1} ms of which were garbage collection"
        );
    }

    private static void Free(int dependants)
    {
        var bench = new BuiltDay(Enumerable.Range(0, dependants + 1).Select(i => Definition(i, i == 0 ? [] : [0])));
        bench.Build();
        var (total, longest, _) = bench.EndFirst();
        Print(
            $"an end that frees {dependants, 6}: {total.TotalMicroseconds / dependants, 6:F2} us for each, the longest decision {longest.TotalMilliseconds:F1} ms"
        );
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static JobDefinition Definition(int number, IEnumerable<int> after) =>
        new()
        {
            Name = NameOf(number),
            Schedule = s_schedule,
            Type = JobDefinitionType.Batch,
            Command = new PlannedCommand { Arguments = ["true"] },
            Dependencies = [.. after.Distinct().Select(other => new JobDependency(DependencyKind.After, null, NameOf(other).Text))],
        };

    private static ObjectName NameOf(int number) => ObjectName.Parse(string.Create(CultureInfo.InvariantCulture, $"J{number:D6}"));

    /// <summary>A day whose schedule is built by hand.</summary>
    private sealed class BuiltDay(IEnumerable<JobDefinition> jobs)
    {
        private readonly DayState _state = DayState.Restore(
            new DaySnapshot
            {
                Epoch = 1,
                NextNumber = 1,
                Definitions = new DefinitionSet
                {
                    Schedules =
                    [
                        new ScheduleDefinition(s_schedule)
                        {
                            Frequencies =
                            [
                                FrequencyUse.Of(
                                    new Frequency { Dates = new EveryDaysRule(1, new DateOnly(2026, 1, 1)), Days = DayType.Any }
                                ),
                            ],
                        },
                    ],
                    JobDefinitions = [.. jobs],
                    Machines = [new Weir.Capacity.MachineDefinition("alpha", 1)],
                },
            }
        );

        private long _sequence;

        public (TimeSpan Total, TimeSpan Longest, TimeSpan Collecting) Build()
        {
            DayEngine.Decide(_state, [new AgentLink("alpha", true)], s_now);
            return DecideAll(new BuildSchedule(1, new Caller("root", Role.Administrator, "bench"), s_schedule, null, Held: false));
        }

        public (TimeSpan Total, TimeSpan Longest, TimeSpan Collecting) EndFirst()
        {
            var first = new TrackingNumber(1);
            DayEngine.Decide(_state, [Next(new JobStarted(s_now, first, 42, null))], s_now);
            return DecideAll(Next(new JobEnded(s_now, first, 0, null, 1, 1)));
        }

        private FactArrived Next(Fact fact) => new("alpha", new SequencedFact(++_sequence, fact));

        private (TimeSpan Total, TimeSpan Longest, TimeSpan Collecting) DecideAll(Input input)
        {
            var (total, longest, collecting) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
            IReadOnlyList<Input> inputs = [input];
            while (true)
            {
                var paused = GC.GetTotalPauseDuration();
                var clock = Stopwatch.StartNew();
                var decision = DayEngine.Decide(_state, inputs, s_now);
                var took = clock.Elapsed;
                total += took;
                if (took > longest)
                {
                    (longest, collecting) = (took, GC.GetTotalPauseDuration() - paused);
                }

                inputs = [.. _state.NeedsOutcomes().Select(needed => new OutcomesReloaded(needed, []))];
                if (inputs.Count == 0 && decision.NextWake > s_now)
                {
                    return (total, longest, collecting);
                }
            }
        }
    }
}
