using Weir.Agent.Machine;
using Weir.Execution;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Stores.Agent;

namespace Weir.Simulation.Tests;

/// <summary>
/// An agent that decides as the real one does, over a modelled kernel and journal. What was decided is written as one, and then done
/// effect by effect; it can crash before what it decided is written, and between any two effects.
/// </summary>
internal sealed class AgentModel(string machine, World world, Random random)
{
    private static readonly Actor s_operator = Actor.FromSentence("root at the machine");

    private readonly Queue<int> _numbers = new();
    private readonly Dictionary<int, JobSubmitted> _submissions = [];
    private SortedDictionary<int, AgentJob> _memory = [];

    public string Machine { get; } = machine;

    public KernelModel Kernel { get; } = new(world);

    /// <summary>The rows of the journal.</summary>
    public SortedDictionary<int, JournalJob> Rows { get; } = [];

    /// <summary>The facts of the journal.</summary>
    public List<SequencedFact> Journal { get; } = [];

    /// <summary>The last fact that the server said it has.</summary>
    public long Acknowledged { get; set; }

    public long LastOrder { get; private set; }

    public long NewestEpoch { get; private set; }

    public int NumbersLeft => _numbers.Count;

    public IEnumerable<int> Open => Rows.Where(row => row.Value.EndedAt is null).Select(row => row.Key);

    public bool IsIdle => !Open.Any();

    /// <summary>What was told of a job, in a few words.</summary>
    public string FactsOf(int number) =>
        string.Join(
            ", ",
            Journal
                .Select(fact => $"{fact.Fact}")
                .Where(text => text.Contains($"Number = {new TrackingNumber(number)},", StringComparison.Ordinal))
                .Select(text => text.Split(' ')[0])
        );

    public void Lease(int first, int count)
    {
        for (var i = 0; i < count; i++)
        {
            _numbers.Enqueue(first + i);
        }
    }

    /// <summary>
    /// Starts it, for the first time or after a crash: it knows what the journal has, and the processes that it wrote down.
    /// </summary>
    public void Restart()
    {
        _memory = [];
        Report(new AgentStarted(world.Now, "test", Kernel.BootId, 1, true));
        foreach (var number in Open.ToArray())
        {
            var (row, kernel) = (Rows[number], Kernel[number]);
            (this[number].Keeper, this[number].IsSure) = (kernel.Remembered, kernel.Remembered != 0);

            if (!row.Status.AwaitsStart() || row.Mode != SubmissionMode.Stored)
            {
                Post(number, new Checked(CheckReason.Recovery));
            }
        }
    }

    public void Submit(JobSubmitted template) => Add(template with { Number = new TrackingNumber(_numbers.Dequeue()) });

    public void Take(long epoch, IReadOnlyList<IssuedOrder> orders)
    {
        if (epoch < NewestEpoch)
        {
            return;
        }

        NewestEpoch = epoch;
        foreach (var order in orders)
        {
            if (order.Id > LastOrder + 1 || (order.Id == LastOrder + 1 && !TryTake(order)))
            {
                return;
            }
        }
    }

    /// <summary>Something happened to a job; it is decided about in its turn.</summary>
    public void Post(int number, JobTrigger trigger) => this[number].Inbox.Enqueue(trigger);

    /// <summary>The process over a job wrote something down.</summary>
    public void Hint(int number) => Post(number, new Checked(CheckReason.Hint));

    public void StartByHand(int number) => Post(number, new StartedByOperator(s_operator));

    public void CancelByHand(int number) => Post(number, new CancelledByOperator(s_operator, "enough", 10));

    /// <summary>Whoever waits in place and is not connected connects.</summary>
    public void Connect(int number)
    {
        var job = this[number];
        if (job.Seat != Kernel[number].Waiter && Kernel[number].Waiter != 0 && job.Effects.Count == 0)
        {
            job.Seat = Kernel[number].Waiter;
            Handle(number, new WaiterConnected());
        }
    }

    /// <summary>Tells a connection's end, and the ends of processes that are watched.</summary>
    public void Notice(int number)
    {
        var (job, kernel) = (this[number], Kernel[number]);
        if (job.Seat != 0 && job.Seat != kernel.Waiter && job.Seat != kernel.Keeper)
        {
            Post(number, new WaiterDisconnected(job.Memory.Sitting));
        }

        if (job.IsWatched && job.Keeper != kernel.Keeper)
        {
            job.IsWatched = false;
            Post(number, new Checked(CheckReason.ShepherdEnded));
        }
    }

    /// <summary>Does the next thing about a job: an effect, or else a decision; what is due is among them.</summary>
    public void Advance(int number)
    {
        var job = this[number];
        foreach (var timer in job.Timers.Where(timer => timer.Due <= world.Now).ToArray())
        {
            job.Timers.Remove(timer);
            job.Inbox.Enqueue(timer.Event);
        }

        if (job.Effects.First is { } next)
        {
            job.Effects.RemoveFirst();
            Do(number, job, next.Value);
        }
        else if (job.Inbox.TryDequeue(out var trigger))
        {
            Handle(number, trigger);
        }
    }

    private AgentJob this[int number]
    {
        get
        {
            if (!_memory.TryGetValue(number, out var job))
            {
                _memory.Add(number, job = new AgentJob());
            }

            return job;
        }
    }

    private void Report(Fact fact) => Journal.Add(new SequencedFact(Journal.Count + 1, fact));

    private void Add(JobSubmitted submitted)
    {
        var number = submitted.Number.Value;
        var row = new JournalJob
        {
            Number = submitted.Number,
            Name = submitted.Name,
            User = submitted.User,
            Way = submitted.Way,
            Mode = submitted.Mode,
            Status = TrackedStatus.Stored,
            At = world.Now,
            SubmittedAt = world.Now,
        };
        if (submitted.GoesAtOnce)
        {
            row = JobMachine.Decide(row, Ask(number, row, new Admitted(false)), new Admitted(false)).Row;
        }

        _submissions.Add(number, submitted);
        Rows.Add(number, row);
        Report(submitted);
        if (submitted.Mode == SubmissionMode.InPlace)
        {
            // It submits by the connection on which it then waits.
            Kernel.Wait(number);
            Connect(number);
        }
        else if (submitted.GoesAtOnce)
        {
            Post(number, new SubmitterAnswered());
        }
    }

    // The order and what it changes are written as one, or not at all.
    private bool TryTake(IssuedOrder issued)
    {
        var order = issued.Order;
        var number = order.Number.Value;
        if (order is Rerun rerun)
        {
            LastOrder = issued.Id;
            if (_submissions.TryGetValue(number, out var before))
            {
                Add(before with { Number = rerun.NewNumber, RerunOf = rerun.Number, At = world.Now, Mode = SubmissionMode.Stored });
            }

            return true;
        }

        if (!Rows.TryGetValue(number, out var row))
        {
            LastOrder = issued.Id;
            JobMachine.AnswerUnknown(order, world.Now).ToList().ForEach(Report);
            return true;
        }

        while (this[number].Effects.First is { } next)
        {
            this[number].Effects.RemoveFirst();
            Do(number, this[number], next.Value);
        }

        row = Rows[number];
        return Handle(
            number,
            new OrderReceived(order) { RunsWhenRejected = _submissions[number].RunsWhenRejected },
            () => LastOrder = issued.Id
        );
    }

    private bool Handle(int number, JobTrigger trigger, Action? besides = null)
    {
        var (job, row) = (this[number], Rows[number]);
        if (trigger is Checked { IsAgain: true })
        {
            job.AsksAgain = false;
        }

        var snapshot = Ask(number, row, trigger);
        if (JobMachine.AsksToShut(row, snapshot, trigger))
        {
            var shut = Kernel.TrySeal(number) && (Kernel[number].IsMade || !job.IsPrepared);
            snapshot = snapshot with { IsSealed = shut, Execution = snapshot.Execution with { Supervisor = KeeperOf(number) } };
        }

        var decision = JobMachine.Decide(row, snapshot, trigger);
        if (Crashes())
        {
            return false;
        }

        Assert.False(row.EndedAt is not null && decision.Row != row, $"job {number} was over and changes");
        Rows[number] = decision.Row;
        besides?.Invoke();
        foreach (var fact in decision.Facts)
        {
            Report(fact);
        }

        job.Memory = decision.Memory;
        foreach (var effect in decision.Effects.Reverse())
        {
            job.Effects.AddFirst(effect);
        }

        return true;
    }

    private void Do(int number, AgentJob job, JobEffect effect)
    {
        var (row, kernel) = (Rows[number], Kernel[number]);
        if (Crashes() || (row.EndedAt is not null && effect.IsMootWhenOver))
        {
            return;
        }

        switch (effect)
        {
            case Launch when random.Next(20) == 0:
                Handle(number, new LaunchPutOff(28));
                break;
            case Launch:
                (job.IsPrepared, kernel.Remembered) = (true, 0);
                Kernel.Launch(number);
                if (!Crashes())
                {
                    (kernel.Remembered, job.Keeper, job.IsSure, job.IsWatched) = (kernel.Keeper, kernel.Keeper, true, true);
                }

                break;
            case ReleaseWaiter when job.Seat != 0 && job.Seat == kernel.Waiter:
                job.IsPrepared = true;
                Tell(number, "go");
                Kernel.LetGo(number);
                (kernel.Remembered, job.Keeper, job.IsSure, job.IsWatched) = (kernel.Keeper, kernel.Keeper, true, true);
                Handle(number, new WaiterReleased());
                break;
            case WatchSupervisor when job.Keeper == 0 && kernel.Keeper != 0:
                (job.Keeper, job.IsSure, job.IsWatched) = (kernel.Keeper, false, true);
                break;
            case WatchSupervisor:
                job.IsWatched = true;
                break;
            case Terminate asked:
                kernel.IsSignalled |= kernel.Runs && job.IsSure;
                Handle(number, new Terminated(kernel.IsSignalled, kernel.Keeper != 0 && job.IsSure, asked.Grace, asked.Since));
                break;
            case Kill kill:
                kernel.IsSignalled |= kernel.Runs && job.IsSure;
                Handle(number, new Killed(kill.Round, kernel.Runs && job.IsSure));
                break;
            case DismissWaiter dismiss:
                Tell(number, dismiss.Line);
                (job.Seat, kernel.Waiter) = (0, 0);
                break;
            case ForgetWaiter:
                job.Seat = 0;
                break;
            case TriggerLater triggerLater:
                job.Timers.Add((world.Now + triggerLater.Pause, triggerLater.Event));
                break;
            case CheckLater again when !job.AsksAgain:
                job.AsksAgain = true;
                job.Timers.Add((world.Now + again.Pause, new Checked(CheckReason.ShepherdEnded, IsAgain: true)));
                break;
            default:
                break;
        }
    }

    // Nobody hears what the journal does not have.
    private void Tell(int number, string line)
    {
        var row = Rows[number];
        Assert.True(
            line == "go" ? row.EndedAt is null && !row.Status.AwaitsStart() : row.EndedAt is not null,
            $"job {number} hears '{line}' and is {row.Status}"
        );
        Kernel[number].Told = line;
    }

    private JobSnapshot Ask(int number, JournalJob row, JobTrigger trigger)
    {
        var job = this[number];
        var execution = new ExecutionSnapshot(new ExecutionReference(Kernel.BootId, null, null))
        {
            Supervisor = KeeperOf(number),
            IsPrepared = job.IsPrepared,
            Folder = trigger is Checked ? Kernel.FolderOf(row.Number.Value) : FolderSnapshot.Nothing,
        };
        return new JobSnapshot(
            world.Now,
            world.Now - DateTimeOffset.UnixEpoch,
            new MachineSnapshot(TimeSpan.FromMinutes(1), OnLeftovers.Wait, 1, 1000),
            job.Memory,
            execution
        )
        {
            HasWaiter = job.Seat != 0,
            WaiterProcess = job.Seat == 0 ? null : job.Seat,
        };
    }

    private SupervisorSnapshot? KeeperOf(int number)
    {
        var job = this[number];
        return job.Keeper == 0 ? null : new SupervisorSnapshot(job.Keeper, job.IsSure, job.Keeper != Kernel[number].Keeper, job.IsWatched);
    }

    private bool Crashes()
    {
        if (world.IsCalm || random.Next(40) != 0)
        {
            return false;
        }

        Restart();
        return true;
    }
}
