using Weir.Day;
using Weir.Day.Inputs;
using Weir.Definitions;
using Weir.Schedules;
using Weir.Jobs;
using Weir.Server.Definitions;
using Weir.ServiceLevels.History;
using Weir.Stores.Server;

namespace Weir.Server.Loop;

/// <summary>The day in memory with what is kept beside it, and how a decision becomes a batch for the store. Only the loop touches it.</summary>
internal sealed class DayKeeper(BusinessDay businessDay, HistorySettings history)
{
    private Dictionary<string, AgentState> _agents = [];
    private Dictionary<(ObjectName Name, DateOnly Date), ScheduleDay> _scheduleDays = [];
    private Dictionary<string, long> _sequences = [];

    public long Epoch { get; private set; }

    public DayState Day { get; private set; } = null!;

    public DefinitionBook Book { get; private set; } = DefinitionBook.Of([]);

    /// <summary>The zone whose midnights begin the days.</summary>
    public BusinessDay BusinessDay => businessDay;

    /// <summary>The last fact taken of each agent.</summary>
    public IReadOnlyDictionary<string, long> Sequences => _sequences;

    public View View(DateTimeOffset now) => new(Day, Book, now) { Agents = _agents, ScheduleDays = _scheduleDays };

    public void Restore(long epoch, ServerSnapshot snapshot)
    {
        Epoch = epoch;
        var records = snapshot.Definitions.Where(StoredRecords.IsRecord).ToList();
        Book = DefinitionBook.Of(snapshot.Definitions.Where(stored => !StoredRecords.IsRecord(stored)));
        _agents = snapshot.Agents.ToDictionary(agent => agent.Machine, agent => new AgentState(agent.Machine, agent.FactSequence, agent.OrderId, agent.BootId, agent.Processors, agent.SeenAt));
        _sequences = _agents.ToDictionary(agent => agent.Key, agent => agent.Value.FactSequence);
        _scheduleDays = DefinitionSets.ScheduleDays(Book).ToDictionary(day => (day.Name, day.Date));
        Day = DayState.Restore(new DaySnapshot
        {
            Epoch = epoch,
            NextNumber = snapshot.NextNumber,
            Jobs = snapshot.Jobs,
            Agents = [.. _agents.Values],
            ScheduleDays = [.. _scheduleDays.Values],
            Definitions = DefinitionSets.SetOf(Book),
            BusinessDay = businessDay,
            History = history,
            ActivePolicy = DefinitionSets.ActivePolicy(Book) is { } active ? ObjectName.Parse(active.Name) : null,
            LimitOverrides = DefinitionSets.LimitOverrides(Book),
            Clocks = StoredRecords.Clocks(records),
            SelectionPoints = StoredRecords.Points(records),
        });
    }

    /// <summary>What to store of a decision; <see langword="null"/> where there is nothing.</summary>
    public ServerBatch? BatchOf(Decision decision, DefinitionBook kept, Func<IReadOnlyDictionary<string, long>> ordersTaken)
    {
        return decision.IsEmpty && kept.Changes.Count == 0
            ? null
            : new ServerBatch
            {
                Epoch = Epoch,
                Jobs = decision.Jobs,
                Events = decision.Events,
                Messages = decision.Messages,
                Definitions = kept.Changes,
                Records = StoredRecords.Of(decision),
                Agents = [.. decision.Agents.Select(agent => new StoredAgent(agent.Machine, agent.FactSequence, agent.OrderId, agent.BootId, agent.Processors, agent.SeenAt))],
                OrdersIssued = [.. decision.Orders.Select(order => new StoredOrder(order.Machine, order.Order))],
                OrdersTaken = ordersTaken(),
                NextNumber = decision.NextNumber,
            };
    }

    /// <summary>It is stored: from now on this is how things are.</summary>
    public void Keep(Decision decision, DefinitionBook kept)
    {
        Book = kept.Stored();
        foreach (var agent in decision.Agents)
        {
            _agents[agent.Machine] = agent;
            _sequences[agent.Machine] = agent.FactSequence;
        }

        foreach (var day in decision.ScheduleDays)
        {
            if (day.Status == ScheduleDayStatus.Closed)
            {
                _scheduleDays.Remove((day.Name, day.Date));
            }
            else
            {
                _scheduleDays[(day.Name, day.Date)] = day;
            }
        }
    }

    /// <summary>The definitions with what the day decided: limits that jobs made by naming them, limits set, the active policy, days of schedules.</summary>
    public static DefinitionBook With(DefinitionBook book, Decision decision, IReadOnlyList<Input> inputs, DateTimeOffset now)
    {
        foreach (var limit in decision.LimitsMade)
        {
            book = book.With(Definition.Of(limit), now, "weir");
        }

        if (decision.ActivePolicy is { } policy)
        {
            book = book.WithActive(policy, now, By(inputs.OfType<ActivatePolicy>().LastOrDefault(input => input.Policy == policy)?.Caller));
        }

        foreach (var setting in decision.LimitSettings)
        {
            book = book.With(setting, now, By(inputs.OfType<ResetLimit>().LastOrDefault()?.Caller));
        }

        foreach (var day in decision.ScheduleDays)
        {
            var body = day.Status == ScheduleDayStatus.Closed ? null : DefinitionSets.Write(day, StoredJson.Default.ScheduleDay);
            book = book.With(Kinds.ScheduleDay, $"{day.Name}@{day.Date:yyyy-MM-dd}", body, day.Since, day.By ?? "weir");
        }

        return book;
    }

    private static string By(Caller? caller) => caller is null ? "weir" : WeirServer.By(caller);
}
