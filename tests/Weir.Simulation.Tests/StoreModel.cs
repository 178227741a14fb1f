using Weir.Capacity;
using Weir.Day;
using Weir.Jobs;
using Weir.Jobs.Thresholds;
using Weir.Schedules;
using Weir.ServiceLevels.History;
using Weir.ServiceLevels.Queues;

namespace Weir.Simulation.Tests;

/// <summary>A store in memory: a decision is in it wholly or not at all.</summary>
internal sealed class StoreModel
{
    private readonly Dictionary<string, AgentState> _agents = [];
    private readonly Dictionary<(ObjectName, DateOnly), ScheduleDay> _days = [];

    private readonly Dictionary<string, LimitOverride> _overrides = [];
    private readonly Dictionary<ThresholdName, Threshold> _thresholds = [];
    private readonly Dictionary<string, StoredClock> _clocks = [];
    private readonly List<SelectionPoint> _points = [];

    public SortedDictionary<TrackingNumber, Job> Jobs { get; } = [];

    /// <summary>The lines of each job's history, oldest first.</summary>
    public Dictionary<TrackingNumber, List<JobEvent>> Events { get; } = [];

    public Dictionary<string, List<AddressedOrder>> Outbox { get; } = [];

    public List<LimitDefinition> LimitsMade { get; } = [];

    public DefinitionSet? Definitions { get; set; }

    public ObjectName? ActivePolicy { get; private set; }

    public Closure? Closure { get; private set; }

    public int NextNumber { get; private set; } = 1;

    public long SequenceOf(string machine) => _agents.TryGetValue(machine, out var agent) ? agent.FactSequence : 0;

    public void Commit(Decision decision)
    {
        foreach (var job in decision.Jobs)
        {
            Jobs[job.Number] = job;
        }

        foreach (var line in decision.Events)
        {
            (Events.TryGetValue(line.Number, out var lines) ? lines : Events[line.Number] = []).Add(line);
        }

        foreach (var agent in decision.Agents)
        {
            _agents[agent.Machine] = agent;
        }

        foreach (var day in decision.ScheduleDays)
        {
            _days[(day.Name, day.Date)] = day;
        }

        foreach (var order in decision.Orders)
        {
            if (!Outbox.TryGetValue(order.Machine, out var orders))
            {
                Outbox.Add(order.Machine, orders = []);
            }

            orders.Add(order);
        }

        LimitsMade.AddRange(decision.LimitsMade);
        ActivePolicy = decision.ActivePolicy ?? ActivePolicy;
        Closure = decision.Closing is { } closing ? closing.Closure : Closure;
        foreach (var setting in decision.LimitSettings)
        {
            var key = $"{setting.Name}@{setting.Machine}".ToUpperInvariant();
            _overrides.Remove(key);
            if (setting.Override is { } to)
            {
                _overrides.Add(key, to);
            }
        }

        foreach (var setting in decision.ThresholdSettings)
        {
            _thresholds[setting.Name] = setting.Threshold!;
        }

        foreach (var clock in decision.Clocks)
        {
            _clocks[clock.Name] = clock;
        }

        _points.AddRange(decision.SelectionPoints);
        NextNumber = decision.NextNumber ?? NextNumber;
    }

    public DaySnapshot Snapshot(long epoch, DefinitionSet definitions) =>
        new()
        {
            Epoch = epoch,
            NextNumber = NextNumber,
            Jobs = [.. Jobs.Values.Where(job => !job.State.IsEnd())],
            Agents = [.. _agents.Values],
            ScheduleDays = [.. _days.Values.Where(day => day.Status != ScheduleDayStatus.Closed)],
            ActivePolicy = ActivePolicy,
            Closure = Closure,
            LimitOverrides = [.. _overrides.Values],
            Thresholds = [.. _thresholds.Values],
            Clocks = [.. _clocks.Values],
            SelectionPoints = [.. _points],
            Definitions = definitions with
            {
                Limits = [.. definitions.Limits, .. LimitsMade.Where(made => definitions.Limits.All(limit => limit.Name != made.Name))],
            },
        };
}
