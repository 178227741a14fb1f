using System.Diagnostics.CodeAnalysis;
using Weir.Capacity;
using Weir.Day.Inputs;
using Weir.Day.Service;
using Weir.Day.State;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Schedules;
using Weir.ServiceLevels.History;

namespace Weir.Day;

/// <summary>
/// The active day in memory: jobs that are not over, what is in use, the schedules of the day, the agents, the definitions.
/// It belongs to one loop and changes with each <see cref="DayEngine.Decide"/>; where the store then refuses the decision, it is
/// thrown away and restored from the store.
/// </summary>
public sealed partial class DayState
{
    private readonly Dictionary<TrackingNumber, ActiveJob> _jobs = [];
    private readonly SortedSet<(DateTimeOffset At, TrackingNumber Number)> _timers = [];
    private readonly Dictionary<(ObjectName Name, DateOnly Date), ScheduleOfDay> _scheduleDays = [];
    private readonly Dictionary<string, MachineOfDay> _machines = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<QualifiedName, JobQueueOfDay> _jobQueues = [];
    private readonly ActiveNames _names = new();
    private readonly SharedTexts _texts = new();
    private readonly LeasedNumbers _leased = new();
    private Dictionary<(ObjectName Schedule, ObjectName Name), JobDefinition> _jobDefinitions = [];
    private Dictionary<ObjectName, ScheduleDefinition> _schedules = [];
    private Dictionary<string, MachineDefinition> _machineDefinitions = new(StringComparer.OrdinalIgnoreCase);

    private DayState(DaySnapshot snapshot)
    {
        Epoch = snapshot.Epoch;
        NextNumber = snapshot.NextNumber;
        BusinessDay = snapshot.BusinessDay;
        Clocks = new AgeClocks(Limits);
        Expressions = new ExpressionsOfDay(this);
        Service = new ServiceHistory(snapshot.History);
    }

    /// <summary>The epoch that every order carries.</summary>
    public long Epoch { get; }

    /// <summary>The first tracking number never given out.</summary>
    public int NextNumber { get; internal set; }

    /// <summary>Which machine has which tracking numbers.</summary>
    internal LeasedNumbers Leased => _leased;

    /// <summary>Which machine gives out a tracking number; <see langword="null"/> where none has it on lease.</summary>
    public string? MachineOf(TrackingNumber number) => _leased.TryFind(number.Value, out var machine) ? machine : null;

    /// <summary>The zone whose midnights begin the days.</summary>
    public BusinessDay BusinessDay { get; }

    /// <summary>How many jobs are active.</summary>
    public int Count => _jobs.Count;

    /// <summary>All active jobs, in no order.</summary>
    public IEnumerable<Job> Jobs => _jobs.Values.Select(active => active.Job);

    /// <summary>All agents ever heard of.</summary>
    public IEnumerable<AgentState> Agents => _machines.Values.Select(machine => machine.Agent);

    /// <summary>Days of schedules that are not closed.</summary>
    public IEnumerable<ScheduleDay> ScheduleDays => _scheduleDays.Values.Select(day => day.Day);

    /// <summary>All limits and what is in use of each.</summary>
    public Limits Limits { get; } = new();

    /// <summary>Rebuilds the day from what is stored. No agent counts as reachable until it is said to be.</summary>
    public static DayState Restore(DaySnapshot snapshot)
    {
        var state = new DayState(snapshot);
        foreach (var agent in snapshot.Agents)
        {
            state._machines.TryAdd(agent.Machine, new MachineOfDay(agent, null));
        }

        state._leased.Restore(snapshot.Leased);
        foreach (var (machine, count) in snapshot.SetAside)
        {
            state.Machine(machine).SetAside = count;
        }

        foreach (var day in snapshot.ScheduleDays)
        {
            state._scheduleDays.Add((day.Name, day.Date), new ScheduleOfDay(day));
            state.NoteInstance(day.Name, day.Instance);
            state.NoteWithin(day);
        }

        state.Define(snapshot.Definitions);
        state.RestoreBuilds(snapshot.ScheduleDays);
        state.RestoreService(snapshot);
        state.Closure = snapshot.Closure;
        foreach (var threshold in snapshot.Thresholds)
        {
            state.Thresholds.Set(threshold.Name, threshold);
        }

        foreach (var property in snapshot.Properties)
        {
            state.Expressions.Set(property.Path, property.Value);
        }

        foreach (var job in snapshot.Jobs)
        {
            // No instant is earlier than this one: start times are looked at by the first decision, which knows the time.
            state.Update(state.Joined(job), DateTimeOffset.MinValue);
        }

        return state;
    }

    /// <summary>An active job.</summary>
    public bool TryFind(TrackingNumber number, [NotNullWhen(true)] out Job? job)
    {
        job = _jobs.TryGetValue(number, out var active) ? active.Job : null;
        return job is not null;
    }

    /// <summary>Whether a machine's agent can be reached.</summary>
    public bool IsUp(string machine) => _machines.TryGetValue(machine, out var found) && found.IsUp;

    /// <summary>How many facts of a machine are set aside, those that are not kept as well.</summary>
    public int SetAsideOf(string machine) => _machines.TryGetValue(machine, out var found) ? found.SetAside : 0;

    internal void CountSetAside(IReadOnlyDictionary<string, int> counts)
    {
        foreach (var (name, machine) in _machines)
        {
            machine.SetAside = counts.GetValueOrDefault(name);
        }
    }

    /// <summary>How many jobs of a machine wait, and how many were let go and are not over.</summary>
    public (int Waiting, int UnderWay) JobsOf(string machine) =>
        _machines.TryGetValue(machine, out var found) ? (found.Waiting, found.UnderWay) : default;

    /// <summary>
    /// The jobs that the inputs are about, or that runs again, and that the day does not have: where the store has them, they are to be
    /// put before the inputs, each as a <see cref="JobReloaded"/>.
    /// </summary>
    public IReadOnlyList<TrackingNumber> NeedsStored(IReadOnlyList<Input> inputs)
    {
        List<TrackingNumber>? needed = DrainWanted() is { Length: > 0 } wanted ? [.. wanted] : null;
        HashSet<TrackingNumber>? seen = needed is null ? null : [.. needed];
        foreach (var input in inputs)
        {
            // A fact that is told again must not hide that a new one is about the same job.
            if (
                input is FactArrived arrived
                && _machines.TryGetValue(arrived.Machine, out var machine)
                && arrived.Fact.Sequence <= machine.Agent.FactSequence
            )
            {
                continue;
            }

            if (ParentIn(input) is { } parent && !_jobs.ContainsKey(parent) && (seen ??= []).Add(parent))
            {
                (needed ??= []).Add(parent);
            }

            if (About(input) is not { } number || _jobs.ContainsKey(number) || (seen ??= []).Add(number) is false)
            {
                continue;
            }

            // A new submission is not in the store, unless it is a rerun, which the store has had since it was ordered. Where the
            // number is on lease to nobody, another machine may have had it.
            if (
                input is not FactArrived { Fact.Fact: JobSubmitted { RerunOf: null } } fresh
                || !_leased.TryFind(number.Value, out var owner)
                || !IsSame(owner, fresh.Machine)
            )
            {
                (needed ??= []).Add(number);
            }
        }

        return needed ?? [];
    }

    internal static bool IsSame(string machine, string other) => string.Equals(machine, other, StringComparison.OrdinalIgnoreCase);

    // The job whose schedule a submission joins, which may be over by the time its machine tells.
    private static TrackingNumber? ParentIn(Input input) =>
        input is FactArrived { Fact.Fact: JobSubmitted { JoinsParent: true, Parent: { } parent } } ? parent : null;

    private static TrackingNumber? About(Input input) =>
        input switch
        {
            JobRequest request => request.Number,
            FactArrived { Fact.Fact: JobFact fact } => fact.Number,
            FactRetried { Fact.Fact: JobFact fact } => fact.Number,
            _ => null,
        };
}
