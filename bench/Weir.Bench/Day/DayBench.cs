using System.Diagnostics;
using Weir.Day;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Schedules;

namespace Weir.Bench.Day;

/// <summary>
/// What a job costs the day, from submission to end, with nothing waiting and with a hundred thousand jobs held or queued.
/// </summary>
internal static class DayBench
{
    private const int Cycles = 20_000;

    public static int Run()
    {
        foreach (
            var (name, waiting, held) in new[]
            {
                ("warm-up", 1000, true),
                ("nothing waits", 0, true),
                ("100,000 held", 100_000, true),
                ("100,000 in a full job queue", 100_000, false),
            }
        )
        {
            Console.WriteLine($"{name, -30} {Measure(waiting, held), 8:F2} us a job (submitted, let go, started, ended)");
        }

        return 0;
    }

    private static double Measure(int waiting, bool held)
    {
        var definition = new JobDefinition
        {
            Name = ObjectName.Parse("JOB"),
            Schedule = ScheduleDefinition.AdHoc,
            AllowMultiple = true,
        };
        var state = DayState.Restore(
            new DaySnapshot
            {
                Epoch = 1,
                NextNumber = 1,
                Definitions = new DefinitionSet
                {
                    JobDefinitions =
                    [
                        definition,
                        .. Enumerable.Range(0, waiting / 1000 + 1).Select(i => definition with { Name = ObjectName.Parse($"W{i}") }),
                    ],
                    JobQueues = [new Capacity.JobQueueDefinition(QualifiedName.Parse("LIB/FULL"), 0)],
                },
            }
        );
        var now = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        long sequence = 0;
        var number = 0;
        FactArrived Next(Fact fact) => new("alpha", new SequencedFact(++sequence, fact));
        JobSubmitted Submit(string name) =>
            new(now, new TrackingNumber(++number), ObjectName.Parse(name), "alice", TrackType.Queue, WayIn.Submit, SubmissionMode.Stored);

        Weir.Day.DayEngine.Decide(state, [new AgentLink("alpha", true)], now);
        for (var i = 0; i < waiting; i++)
        {
            var fact = Submit($"W{i / 1000}") with
            {
                Hold = held,
                JobQueue = held ? QualifiedName.Default : QualifiedName.Parse("LIB/FULL"),
            };
            Weir.Day.DayEngine.Decide(state, [Next(fact)], now);
        }

        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Cycles; i++)
        {
            var fact = Submit("JOB");
            Weir.Day.DayEngine.Decide(state, [Next(fact)], now);
            Weir.Day.DayEngine.Decide(state, [Next(new JobStarted(now, fact.Number, 1, null))], now);
            Weir.Day.DayEngine.Decide(state, [Next(new JobEnded(now, fact.Number, 0, null, 0, 0))], now);
        }

        return clock.Elapsed.TotalMicroseconds / Cycles;
    }
}
