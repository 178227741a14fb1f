using Weir.Day;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;

namespace Weir.Bench.Levels;

/// <summary>Jobs that come and end.</summary>
internal sealed class Replay(DayState state, int jobs, Random random)
{
    private readonly long[] _sequences = new long[20];
    private readonly Queue<Job> _running = [];
    private readonly int _jobs = jobs;
    private int _number = jobs;

    public int Selected { get; private set; }

    /// <summary>Some job that waits.</summary>
    public TrackingNumber Waiting()
    {
        while (true)
        {
            var number = new TrackingNumber(_number - random.Next(_jobs));
            if (state.TryFind(number, out var job) && job.State == JobState.Waiting)
            {
                return number;
            }
        }
    }

    public void Begin(DateTimeOffset now)
    {
        for (var i = 0; i < _sequences.Length; i++)
        {
            Take(Weir.Day.DayEngine.Decide(state, [new AgentLink($"m{i}", true)], now));
        }
    }

    public void End(DateTimeOffset now, Samples samples)
    {
        if (!_running.TryDequeue(out var job))
        {
            return;
        }

        var started = Fact(job.Machine, new JobStarted(now, job.Number, 1, null));
        var ended = Fact(job.Machine, new JobEnded(now, job.Number, 0, null, 0, 0));
        Weir.Day.DayEngine.Decide(state, [started], now);
        var decision = samples.Of(() => Weir.Day.DayEngine.Decide(state, [ended], now));
        Take(decision);
    }

    public void Come(DateTimeOffset now, Samples samples)
    {
        var job = Weir.Bench.Levels.Waiting.Of(++_number, random.Next(20), random.Next(500), random.Next(100));
        var fact = new JobSubmitted(
            now,
            job.Number,
            ObjectName.Parse($"J{_number % 1000}"),
            job.User,
            TrackType.Queue,
            WayIn.Submit,
            SubmissionMode.Stored
        )
        {
            Service = job.Service,
            Limits = job.Limits,
        };
        var arrived = Fact(job.Machine, fact);
        var decision = samples.Of(() => Weir.Day.DayEngine.Decide(state, [arrived], now));
        Take(decision);
    }

    private FactArrived Fact(string machine, Fact fact) =>
        new(
            machine,
            new SequencedFact(++_sequences[int.Parse(machine.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)], fact)
        );

    private void Take(Decision decision)
    {
        foreach (var order in decision.Orders)
        {
            if (order.Order.Order is Weir.Jobs.Orders.Start && state.TryFind(order.Order.Order.Number, out var job))
            {
                _running.Enqueue(job);
                Selected++;
            }
        }
    }
}
