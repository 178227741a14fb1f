using System.Globalization;
using Weir.Capacity;
using Weir.Day;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Schedules;
using Weir.ServiceLevels.Policies;

namespace Weir.Bench.Levels;

/// <summary>
/// What service levels cost with a million jobs waiting in 500 groups, over all buckets, half of them under limits and a tenth
/// held, while jobs come and end; beside it the same with ten thousand.
/// </summary>
internal static class LevelsBench
{
    private const int Machines = 20;
    private const int Slots = 50;
    private const int GroupsOfAQueue = 250;
    private const int Limits = 100;
    private const int Cycles = 20_000;

    private static readonly DateTimeOffset s_start = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static int Run()
    {
        Measure(10_000);
        var few = Measure(10_000);
        var many = Measure(1_000_000);
        Console.WriteLine("| what | 10,000 jobs | 1,000,000 jobs | ratio | target | met |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        Line("all counts of both queues (GSQ, PSQ), µs", few.Counts, many.Counts, many.Counts <= 5000, "≤ 5000");
        Line(
            "a job ends and the next is selected, µs",
            few.Selection,
            many.Selection,
            many.Selection <= 20 && many.Selection <= 2 * few.Selection,
            "≤ 20 and ≤ 2 ×"
        );
        Line("a job comes and waits, µs", few.Arrival, many.Arrival, null, "-");
        Line("place and estimate of a job, µs", few.Place, many.Place, many.Place <= 50, "≤ 50");
        Line("memory of a waiting job, bytes", few.Bytes, many.Bytes, many.Bytes <= 1024, "≤ 1024");
        Line("to begin a list of jobs in order, µs", few.Beginning, many.Beginning, null, "-");
        Line("1000 more jobs of it, with estimates, µs a job", few.Listing, many.Listing, null, "-");
        Line("the day rebuilt from what is stored, ms", few.Rebuilding, many.Rebuilding, null, "-");
        Line("another policy becomes active, with other goals for a tenth of the groups, ms", few.Activation, many.Activation, null, "-");
        return 0;
    }

    private static void Line(string what, double few, double many, bool? met, string target) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {what} | {few:F1} | {many:F1} | {many / few:F2} | {target} | {(met is { } yes ? yes ? "yes" : "no" : "-")} |"
            )
        );

    private static Figures Measure(int jobs)
    {
        var random = new Random(4);
        var before = GC.GetTotalMemory(true);
        var rebuilding = new Samples();
        var state = rebuilding.Of(() => DayState.Restore(Snapshot(jobs, random)));
        var bytes = (GC.GetTotalMemory(true) - before) / (double)jobs;
        var now = s_start;
        var run = new Replay(state, jobs, random);
        run.Begin(now);
        var (selection, arrival, counts, place, listing) = (new Samples(), new Samples(), new Samples(), new Samples(), new Samples());
        for (var i = 0; i < Cycles; i++)
        {
            now += TimeSpan.FromMilliseconds(100);
            run.End(now, selection);
            run.Come(now, arrival);
            if (i % 100 == 0)
            {
                counts.Of(() => state.CountQueues(now));
            }

            if (i % 20 == 0)
            {
                var number = run.Waiting();
                place.Of(() => state.ServiceOf(number, now));
            }
        }

        var beginning = new Samples();
        for (var i = 0; i < 10; i++)
        {
            var list = beginning.Of(() => state.List(ServiceQueue.General, now));
            for (var part = 0; part < 3; part++)
            {
                listing.Of(() => list.Next().Take(1000).Sum(job => (long)state.EstimateOf(job, now).Ahead));
            }
        }

        var activation = new Samples();
        activation.Of(() =>
            Weir.Day.DayEngine.Decide(
                state,
                [new ActivatePolicy(1, new Caller("root", Role.Administrator, "here"), ObjectName.Parse("OTHER"))],
                now
            )
        );
        Console.Error.WriteLine($"{jobs} jobs: {run.Selected} selected in {Cycles} ends, {state.Count} active");
        return new Figures(
            counts.Median,
            selection.Median,
            arrival.Median,
            place.Median,
            bytes,
            beginning.Median,
            listing.Median / 1000,
            rebuilding.Median / 1000,
            activation.Median / 1000
        );
    }

    private static DaySnapshot Snapshot(int jobs, Random random) =>
        new()
        {
            Epoch = 1,
            NextNumber = 1,
            ActivePolicy = ObjectName.Parse("BENCH"),
            Jobs = new Waiting(jobs, random),
            Definitions = new DefinitionSet
            {
                Policies = [PolicyOf("BENCH", 0), PolicyOf("OTHER", 1)],
                JobDefinitions =
                [
                    .. Enumerable
                        .Range(0, 1000)
                        .Select(i => new JobDefinition
                        {
                            Name = ObjectName.Parse($"J{i}"),
                            Schedule = ScheduleDefinition.AdHoc,
                            AllowMultiple = true,
                        }),
                ],
                Machines = [.. Enumerable.Range(0, Machines).Select(i => new MachineDefinition($"m{i}", Slots))],
                Limits =
                [
                    .. Enumerable
                        .Range(0, Limits)
                        .Select(i => new LimitDefinition(ObjectName.Parse($"LIMIT.L{i}"), 3, Resource: i % 2 == 0)),
                ],
            },
        };

    private static Policy PolicyOf(string name, int change) =>
        new()
        {
            Name = ObjectName.Parse(name),
            MaxWait = TimeSpan.FromHours(240),
            Groups =
            [
                .. Enumerable
                    .Range(0, GroupsOfAQueue)
                    .Select(i => new GroupDefinition(
                        GroupName.Parse($"CENTER{i / 10}.TYPE{i % 10}"),
                        new GroupSettings
                        {
                            Target = TimeSpan.FromMinutes(10 + i + (i % 10 == 0 ? change : 0)),
                            Acceptable = TimeSpan.FromMinutes(300 + i),
                            Critical = TimeSpan.FromMinutes(600 + i),
                            Importance = 1 + (i % 5),
                        }
                    )),
                .. Enumerable
                    .Range(0, GroupsOfAQueue)
                    .Select(i => new GroupDefinition(
                        GroupName.Parse($"PROD{i}"),
                        new GroupSettings
                        {
                            Target = TimeSpan.FromMinutes(10 + i + (i % 10 == 0 ? change : 0)),
                            Acceptable = TimeSpan.FromMinutes(600 + i),
                            Importance = 1 + (i % 5),
                        }
                    )),
            ],
        };
}
