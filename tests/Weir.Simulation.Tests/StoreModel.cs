using Weir.Capacity;
using Weir.Day;
using Weir.Jobs;
using Weir.Schedules;

namespace Weir.Simulation.Tests;

/// <summary>A store in memory: a decision is in it wholly or not at all.</summary>
internal sealed class StoreModel
{
    private readonly Dictionary<string, AgentState> _agents = [];
    private readonly Dictionary<(ObjectName, DateOnly), ScheduleDay> _days = [];

    public SortedDictionary<TrackingNumber, Job> Jobs { get; } = [];

    public Dictionary<string, List<OrderTo>> Outbox { get; } = [];

    public List<LimitDefinition> LimitsMade { get; } = [];

    public int NextNumber { get; private set; } = 1;

    public long SequenceOf(string machine) => _agents.TryGetValue(machine, out var agent) ? agent.FactSequence : 0;

    public void Commit(Decision decision)
    {
        foreach (var job in decision.Jobs)
        {
            Jobs[job.Number] = job;
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
        NextNumber = decision.NextNumber ?? NextNumber;
    }

    public DaySnapshot Snapshot(long epoch, DefinitionSet definitions) => new()
    {
        Epoch = epoch,
        NextNumber = NextNumber,
        Jobs = [.. Jobs.Values.Where(job => !job.State.IsEnd())],
        Agents = [.. _agents.Values],
        ScheduleDays = [.. _days.Values.Where(day => day.Status != ScheduleDayStatus.Closed)],
        Definitions = definitions with { Limits = [.. definitions.Limits, .. LimitsMade] },
    };
}
