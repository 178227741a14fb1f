using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;

namespace Weir.Simulation.Tests;

/// <summary>An agent as the protocol wants it: facts journalled in order, orders taken once, jobs started once.</summary>
internal sealed class AgentModel(string machine, World world)
{
    private readonly Queue<int> _numbers = new();

    public string Machine { get; } = machine;

    public SortedDictionary<int, AgentJob> Jobs { get; } = [];

    public List<SequencedFact> Journal { get; } = [];

    /// <summary>The last fact that the server said it has.</summary>
    public long Acknowledged { get; set; }

    public long LastOrder { get; private set; }

    public long NewestEpoch { get; private set; }

    public int NumbersLeft => _numbers.Count;

    public void Lease(int first, int count)
    {
        for (var i = 0; i < count; i++)
        {
            _numbers.Enqueue(first + i);
        }
    }

    public void Report(Fact fact) => Journal.Add(new SequencedFact(Journal.Count + 1, fact));

    /// <summary>A restart: what was journalled is there, what was started is found again, what was only ordered is started.</summary>
    public void Restart()
    {
        Report(new AgentStarted(world.Now, "test", "boot", 1, true));
        foreach (var number in Jobs.Where(job => job.Value.Status == TrackedStatus.StartReceived).Select(job => job.Key).ToArray())
        {
            Run(number);
        }
    }

    public void Submit(JobSubmitted template)
    {
        var number = new TrackingNumber(_numbers.Dequeue());
        Add(template with { Number = number });
    }

    public void Take(long epoch, IReadOnlyList<IssuedOrder> orders)
    {
        if (epoch < NewestEpoch)
        {
            return;
        }

        NewestEpoch = epoch;
        foreach (var order in orders)
        {
            if (order.Id > LastOrder + 1)
            {
                return;
            }

            if (order.Id == LastOrder + 1)
            {
                LastOrder = order.Id;
                Act(order.Order);
            }
        }
    }

    /// <summary>An operator at the machine starts it past the server.</summary>
    public void ReleaseHere(int number)
    {
        Jobs[number].Status = TrackedStatus.StartReceived;
        Report(new JobReleased(world.Now, new TrackingNumber(number), "root at the machine"));
    }

    public void GoneHere(int number)
    {
        var job = Jobs[number];
        job.Status = TrackedStatus.Cancelled;
        job.IsOver = true;
        Report(new JobGone(world.Now, new TrackingNumber(number), "waiter-gone", "the waiting process ended", null));
    }

    public void Run(int number)
    {
        var job = Jobs[number];
        job.Status = TrackedStatus.Submitted;
        job.Starts++;
        job.IsRunning = true;
        Report(new JobStarted(world.Now, new TrackingNumber(number), 1000 + number, null));
    }

    public void FailToStart(int number)
    {
        var job = Jobs[number];
        job.Status = TrackedStatus.StartFailed;
        job.IsOver = true;
        Report(new JobStartFailed(world.Now, new TrackingNumber(number), "no-such-directory", "the directory is gone"));
    }

    public void End(int number, int exitCode)
    {
        var job = Jobs[number];
        job.IsRunning = false;
        job.IsOver = true;
        Report(job.CancelOrdered
            ? new JobEnded(world.Now, new TrackingNumber(number), null, 15, 1000, 100) { Cancelled = true }
            : new JobEnded(world.Now, new TrackingNumber(number), exitCode, null, 1000, 100));
    }

    /// <summary>The shepherd died; perhaps its end is found later after all.</summary>
    public void Lose(int number, bool machineRestarted)
    {
        var job = Jobs[number];
        job.IsRunning = false;
        job.IsOver = true;
        Report(new JobLost(world.Now, new TrackingNumber(number), machineRestarted, "the shepherd is gone"));
    }

    private void Add(JobSubmitted submitted)
    {
        Jobs.Add(submitted.Number.Value, new AgentJob { Submitted = submitted });
        Report(submitted);
        if (submitted.GoesAtOnce)
        {
            Jobs[submitted.Number.Value].Status = TrackedStatus.StartReceived;
        }
    }

    private void Act(Order order)
    {
        var job = Jobs.GetValueOrDefault(order.Number.Value);
        switch (order)
        {
            case Accept when job is { Status: TrackedStatus.Stored or TrackedStatus.Rejected }:
                job.Status = TrackedStatus.Accepted;
                break;
            case Reject when job is { AwaitsStart: true }:
                job.Status = TrackedStatus.Rejected;
                break;
            case Start when job is { AwaitsStart: true }:
                job.Status = TrackedStatus.StartReceived;
                break;
            case Start:
                Report(new JobStartFailed(world.Now, order.Number, "already-started", "it had been started or was cancelled"));
                break;
            case Cancel when job is { IsRunning: true }:
                job.CancelOrdered = true;
                break;
            case Cancel when job is { Status: TrackedStatus.StartReceived, Starts: 0 } or { AwaitsStart: true }:
                job.Status = TrackedStatus.Cancelled;
                job.IsOver = true;
                Report(new JobGone(world.Now, order.Number, "cancelled", "cancelled by order", null));
                break;
            case Skip when job is { AwaitsStart: true }:
                job.Status = TrackedStatus.Cancelled;
                job.IsOver = true;
                break;
            case Rerun rerun when job is not null:
                Add(job.Submitted with { Number = rerun.NewNumber, RerunOf = rerun.Number, At = world.Now });
                break;
            default:
                break;
        }
    }
}
