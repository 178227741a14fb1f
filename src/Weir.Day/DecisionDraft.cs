using System.Diagnostics.CodeAnalysis;
using Weir.Capacity;
using Weir.Day.Constraints;
using Weir.Day.Inputs;
using Weir.Day.Planning;
using Weir.Day.Service;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Jobs.Plans;
using Weir.Schedules;
using Weir.Schedules.Events;
using Weir.ServiceLevels.Policies;

namespace Weir.Day;

/// <summary>A decision while it is made: what changes is changed in the state at once and noted here.</summary>
internal sealed partial class DecisionDraft(DayState state, IReadOnlyList<Input> inputs, DateTimeOffset now)
{
    /// <summary>How many jobs one decision plans or lets go at most, so that nobody waits long for the next one.</summary>
    public const int LargestSlice = 200;

    private readonly SortedDictionary<TrackingNumber, Job> _jobs = [];
    private readonly Dictionary<TrackingNumber, Job> _recalled = [];
    private readonly List<JobEvent> _events = [];
    private readonly List<OperatorMessage> _messages = [];
    private readonly List<AuditEntry> _audit = [];
    private readonly List<AddressedOrder> _orders = [];
    private readonly List<Answer> _answers = [];
    private readonly SortedSet<string> _agents = new(StringComparer.Ordinal);
    private readonly List<FactGap> _gaps = [];
    private readonly List<ScheduleDay> _scheduleDays = [];
    private readonly List<LimitDefinition> _limitsMade = [];
    private readonly List<TrackingNumber> _accepted = [];
    private readonly List<LimitSetting> _limitSettings = [];
    private readonly List<ThresholdSetting> _thresholdSettings = [];
    private readonly List<NumberBlock> _leased = [];
    private readonly List<FactSetAside> _setAside = [];
    private readonly List<(string Machine, long Sequence)> _retried = [];
    private readonly int _nextNumber = state.NextNumber;
    private HashSet<(string Machine, TrackingNumber Number)>? _actedOn;

    public DayState State { get; } = state;

    public DateTimeOffset Now { get; } = now;

    public DateOnly Today { get; } = state.BusinessDay.DateOf(now);

    /// <summary>
    /// Whether the job's machine let it go, held or ended it by itself: its submission says so, or one of the inputs does, as of a machine
    /// that is older.
    /// </summary>
    public bool IsActedOnLater(Job job) => (_actedOn ??= ActedOn()).Contains((LaneNames.MachineOf(job.Machine), job.Number));

    /// <summary>A job that is active, or was until this decision, or that the store had.</summary>
    public bool TryFind(TrackingNumber number, [NotNullWhen(true)] out Job? job) =>
        State.TryFind(number, out job) || _jobs.TryGetValue(number, out job) || _recalled.TryGetValue(number, out job);

    public void AddReloaded(Job job) => _recalled.TryAdd(job.Number, job);

    /// <summary>The job is now so, and its history has one line more.</summary>
    public Job Update(Job job, JobEventKind kind, string text, Actor? by = null, DateTimeOffset? at = null)
    {
        job = Update(job);
        AddHistory(job.Number, kind, text, by, at);
        return job;
    }

    /// <summary>A job is over that was not let go: what the kind of its last line says it is then.</summary>
    public Job EndUnstarted(Job job, JobEventKind kind, string code, string text, Actor? by = null)
    {
        var over = Update(
            job with
            {
                State = kind.Outcomes[0],
                Holds = [],
                EndedAt = Now,
                ReasonCode = code,
                ReasonText = text,
            },
            kind,
            text,
            by
        );
        ContainerRules.EndWithin(this, over, kind, code, by);
        return over;
    }

    public Job Update(Job job)
    {
        job = State.Settle(job, Now);
        var active = State.TryFind(job.Number, out var found) ? found : null;
        _jobsBefore.Add((job.Number, active, _jobs.GetValueOrDefault(job.Number)));
        var wasWatched = PlannedWatch.IsWatched(active);
        State.Update(job, Now);
        _jobs[job.Number] = job;
        if (wasWatched && !PlannedWatch.IsWatched(job))
        {
            PlannedWatch.End(this, job);
        }

        return job;
    }

    /// <summary>
    /// Jobs whose start time has come, or that no other job, threshold or expression holds any more, age and stand in their lanes from now
    /// on; of the latter at most so many as hold no decision up.
    /// </summary>
    public void Wake()
    {
        while (State.Woken(Now) is { } job)
        {
            if (StartRules.MayStart(this, job))
            {
                Place(job);
            }
        }

        for (var i = 0; i < LargestSlice && State.NextMoved(stoppedOnly: false) is { } moved; i++)
        {
            Place(moved);
        }
    }

    /// <summary>Jobs that another job, a threshold or an expression holds since this was last asked leave their lanes.</summary>
    public void MoveStopped()
    {
        while (State.NextMoved(stoppedOnly: true) is { } moved)
        {
            Place(moved);
        }
    }

    private void Place(Job job)
    {
        // Where something else holds it as before, there is nothing to store.
        if (ReferenceEquals(State.Settle(job, Now), job))
        {
            State.Update(job, Now);
        }
        else
        {
            Update(job);
        }
    }

    /// <summary>Whether no tracking number is left to give.</summary>
    public bool HasNoNumbers => State.NextNumber > TrackingNumber.Maximum;

    /// <summary>The number of a job that the server itself makes.</summary>
    /// <exception cref="InvalidOperationException">There are none left.</exception>
    public TrackingNumber NextNumber() =>
        HasNoNumbers ? throw new InvalidOperationException("there are no tracking numbers left") : new TrackingNumber(State.NextNumber++);

    /// <summary>One line of a job's history.</summary>
    public void AddHistory(TrackingNumber number, JobEventKind kind, string text, Actor? by = null, DateTimeOffset? at = null) =>
        _events.Add(new JobEvent(number, at ?? Now, kind.Code, text, by));

    /// <summary>One line of a job's history that its machine says in words of its own.</summary>
    public void Quote(TrackingNumber number, AgentMessage message) =>
        _events.Add(new JobEvent(number, message.At, message.Code, message.Text, null));

    /// <summary>One line for the operators.</summary>
    public void Message(MessageSeverity severity, string code, string text, TrackingNumber? number = null, DateTimeOffset? at = null) =>
        _messages.Add(new OperatorMessage(0, at ?? Now, severity, code, text, number));

    /// <summary>Somebody acted at a machine.</summary>
    public void Audit(AuditEntry entry) => _audit.Add(entry);

    public void Order(string machine, Order order)
    {
        var found = State.Machine(machine);
        var id = found.Agent.OrderId + 1;
        Agent(found.Agent with { OrderId = id });
        _orders.Add(new AddressedOrder(found.Agent.Machine, new IssuedOrder(State.Epoch, id, order)));
    }

    /// <summary>Orders a job's start, with what the shepherd over it has to know.</summary>
    public void OrderStart(Job job, string? by = null) =>
        Order(
            job.Machine,
            job.Plan is { Command: { } command } plan
                ? new StartPlanned(job.Number, job.ForServer() with { Limits = [], Service = null }, CommandOf(command, plan.Instance))
                {
                    By = by,
                    RerunOf = job.RerunOf,
                    Ok = OkOf(job),
                    OnLeftovers = job.OnLeftovers?.ToText(),
                    FilledFor = new FilledFor(job.Schedule, plan.Instance?.Of ?? job.Schedule, job.ScheduleDate),
                    Run = job.Run,
                }
                : new Start(job.Number, by)
                {
                    Monitor = job.Monitor,
                    Ok = OkOf(job),
                    OnLeftovers = job.OnLeftovers?.ToText(),
                    Run = job.Run,
                }
        );

    private static PlannedCommand CommandOf(PlannedCommand command, ScheduleInstance? of) =>
        of is { } instance
            ? command with
            {
                Environment = [.. command.Environment, .. instance.EntriesBeside(command.Environment)],
            }
            : command;

    /// <summary>
    /// An order about a job that its machine knows; of a planned one it hears with the order to start it, and never of one that it has no
    /// process for.
    /// </summary>
    public void OrderWhereKnown(Job job, Order order)
    {
        if (job.Plan is null || !(job.State.IsBeforeStart() || job.HasNoProcess()))
        {
            Order(job.Machine, order);
        }
    }

    /// <summary>Tells the agent of a job that goes at once what its definition says of it.</summary>
    public void OrderDefined(Job job)
    {
        var accept = new Accept(job.Number)
        {
            Ok = OkOf(job),
            OnLeftovers = job.OnLeftovers?.ToText(),
            Run = job.Run,
        };
        if (accept != new Accept(job.Number))
        {
            Order(job.Machine, accept);
        }
    }

    /// <summary>The order is given at the end, and only where the job is not let go before.</summary>
    public void AcceptLater(TrackingNumber number) => _accepted.Add(number);

    public void Agent(AgentState agent)
    {
        var machine = State.Machine(agent.Machine);
        _agentsBefore.Add((machine.Agent, _agents.Contains(agent.Machine)));
        machine.Now(agent);
        _agents.Add(agent.Machine);
    }

    /// <summary>Tracking numbers came on lease.</summary>
    public void Lease(NumberBlock block) => _leased.AddRange(State.Leased.Add(block));

    /// <summary>A fact is passed over; it is kept as long as there is room for its machine's.</summary>
    public void SetAside(FactSetAside fact)
    {
        if (State.Machine(fact.Machine).KeepsOneMore())
        {
            _setAside.Add(fact);
        }
    }

    /// <summary>A fact that had been set aside is taken.</summary>
    public void Retried(string machine, long sequence) => _retried.Add((machine, sequence));

    public void Answer(Answer answer) => _answers.Add(answer);

    /// <summary>Notes a gap; the first of a machine's counts.</summary>
    public bool Gap(FactGap gap)
    {
        if (_gaps.Exists(known => known.Machine == gap.Machine))
        {
            return false;
        }

        _gaps.Add(gap);
        return true;
    }

    public void ScheduleDay(ScheduleDay day) => _scheduleDays.Add(day);

    /// <summary>An operator sets or resets a limit.</summary>
    public void Set(LimitSetting setting) => _limitSettings.Add(setting);

    /// <summary>Properties are set or gone; what they hold or let go now is placed anew.</summary>
    public void Set(IReadOnlyList<PropertySetting> settings)
    {
        foreach (var setting in settings)
        {
            State.Expressions.Set(setting.Path, setting.Value);
        }

        MoveStopped();
    }

    /// <summary>A threshold is set or deleted; what it holds or lets go now is placed anew.</summary>
    public void Set(ThresholdSetting setting)
    {
        State.Thresholds.Set(setting.Name, setting.Threshold);
        State.Expressions.Touch(PlaceholderName.Of(setting.Name));
        _thresholdSettings.Add(setting);
        MoveStopped();
    }

    /// <summary>The policy that became active.</summary>
    public ObjectName? ActivePolicy { get; set; }

    /// <summary>That Weir was closed, opens, or is open.</summary>
    public ClosureSetting? Closing { get; set; }

    /// <summary>Limits that nobody has defined are made when they are named.</summary>
    public void NeedLimits(Job job)
    {
        foreach (var made in State.Limits.CreateUnknown(job.Limits))
        {
            _limitsMade.Add(made);
            State.Expressions.TouchLimit(made.Name);
            Message(
                MessageSeverity.Warning,
                "limit-made",
                $"job {job.Number} {job.Name} named the unknown limit {made.Name}: it was made with maximum {made.Maximum}",
                job.Number
            );
        }
    }

    public Decision Finish()
    {
        foreach (var number in _accepted)
        {
            if (State.TryFind(number, out var job) && job.State == JobState.Waiting)
            {
                Order(
                    job.Machine,
                    new Accept(number)
                    {
                        Monitor = job.Monitor,
                        Ok = OkOf(job),
                        OnLeftovers = job.OnLeftovers?.ToText(),
                        Run = job.Run,
                        When = UnmetCondition.Holds(job) ? job.When : null,
                    }
                );
            }
        }

        // A closed day may have been opened by this very decision: the last word on a day counts.
        var days = State
            .DrainOpened()
            .Concat(_scheduleDays)
            .Concat(State.CloseDays(Now))
            .GroupBy(day => (day.Name, day.Date))
            .Select(day => day.Last());
        var midnight = State.BusinessDay.NextMidnight(Now);
        var history = State.Service.Sample(Now, State.Queues.CountOf(ServiceQueue.General), State.Queues.CountOf(ServiceQueue.Production));
        var timed = Earlier(State.NextTimer ?? midnight, Earlier(State.NextLatest ?? midnight, State.NextBuild ?? midnight));
        timed = Earlier(
            timed,
            Earlier(State.NextLateness ?? midnight, State.DaysWithDeadline(Lateness.Late).Min(day => day.Day.MustEndBy) ?? midnight)
        );
        var next = Earlier(midnight, Earlier(timed, DayState.NextMinute(Now)));
        next = State.HasWorkLeft ? Now : Earlier(next, State.NextPortion ?? next);
        return new Decision
        {
            Jobs = [.. _jobs.Values],
            Events = _events,
            Messages = _messages,
            Audit = _audit,
            Orders = _orders,
            Answers = _answers,
            Agents = [.. _agents.Select(machine => State.Machine(machine).Agent)],
            Gaps = _gaps,
            ScheduleDays = [.. days],
            LimitsMade = _limitsMade,
            NextNumber = State.NextNumber == _nextNumber ? null : State.NextNumber,
            NextWake = next,
            ActivePolicy = ActivePolicy,
            Closing = Closing,
            LimitSettings = _limitSettings,
            ThresholdSettings = _thresholdSettings,
            Leased = _leased,
            SetAside = _setAside,
            Retried = _retried,
            Failures = _failures,
            Clocks = State.Queues.DrainClocks(),
            SelectionPoints = history.Points,
            QueueSize = history.Size,
        };
    }

    private static string? OkOf(Job job) => job.Ok == ExitCodes.ZeroOnly ? null : job.Ok.ToString();

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    // Only a job that would be rejected asks.
    private HashSet<(string Machine, TrackingNumber Number)> ActedOn()
    {
        HashSet<(string Machine, TrackingNumber Number)> found = [];
        foreach (var input in inputs)
        {
            var number = input switch
            {
                FactArrived { Fact: { ActedOn: true, Fact: JobSubmitted submitted } } => submitted.Number,
                FactArrived
                {
                    Fact.Fact: JobReleased or JobHeld or JobStarted or JobStartFailed or JobEnded or JobLost or JobGone
                } arrived => ((JobFact)arrived.Fact.Fact).Number,
                _ => (TrackingNumber?)null,
            };
            if (number is { } acted)
            {
                found.Add((LaneNames.MachineOf(((FactArrived)input).Machine), acted));
            }
        }

        return found;
    }
}
