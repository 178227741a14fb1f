using Weir.Day;
using Weir.Day.Inputs;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Notices;
using Weir.Protocol.AgentLink;
using Weir.Schedules;
using Weir.Server.Agents;
using Weir.Server.Definitions;
using Weir.Server.Events;
using Weir.Server.Notices;
using Weir.Server.Rules;
using Weir.ServiceLevels.History;
using Weir.Stores;
using Weir.Stores.Server;

namespace Weir.Server.Loop;

/// <summary>
/// The day in memory with what is kept beside it, and how a decision becomes a batch for the store. Only the loop touches it.
/// </summary>
internal sealed class DayContext(BusinessDay businessDay, HistorySettings history)
{
    private Dictionary<string, AgentState> _agents = [];
    private Dictionary<(ObjectName Name, DateOnly Date), ScheduleDay> _scheduleDays = [];

    /// <summary>All days of schedules that are kept, closed ones as well.</summary>
    public IEnumerable<ScheduleDay> ScheduleDays => _scheduleDays.Values;
    private Dictionary<string, long> _sequences = [];

    public long Epoch { get; private set; }

    /// <summary>Who is told of what.</summary>
    public NoticeDesk Notices { get; } = new(businessDay);

    /// <summary>Which definitions answer what happens, and what is to be done.</summary>
    public EventDesk Events { get; } = new(businessDay);

    /// <summary>How often rules were met.</summary>
    public RuleHitDesk Hits { get; } = new();

    public DayState Day { get; private set; } = null!;

    public DefinitionCatalog Catalog { get; private set; } = DefinitionCatalog.From([]);

    /// <summary>The zone whose midnights begin the days.</summary>
    public BusinessDay BusinessDay => businessDay;

    /// <summary>The last fact taken of each agent.</summary>
    public IReadOnlyDictionary<string, long> Sequences => _sequences;

    public DayView View(DateTimeOffset now) =>
        new(Day, Catalog, now)
        {
            Agents = _agents,
            Events = Events,
            Hits = Hits,
            ScheduleDays = _scheduleDays,
        };

    /// <summary>Takes over what is stored; what cannot be read is left out and given back.</summary>
    public IReadOnlyList<UnreadableRow> Restore(long epoch, ServerSnapshot snapshot)
    {
        Epoch = epoch;
        List<UnreadableRow> unreadable = [.. snapshot.Unreadable];
        var readable = snapshot.Definitions.Where(stored => StoredDefinitions.IsReadable(stored, unreadable.Add)).ToList();
        var records = snapshot.Records.Where(stored => StoredRecords.IsReadable(stored, unreadable.Add)).ToList();
        Catalog = DefinitionCatalog.From(
            readable,
            RecordCatalog.From(records.Where(record => !RecordKinds.IsKeptBeside(record.Kind))),
            snapshot.DefinitionVersion
        );
        _agents = snapshot.Agents.ToDictionary(agent => agent.Machine);
        _sequences = _agents.ToDictionary(agent => agent.Key, agent => agent.Value.FactSequence);
        _scheduleDays = DefinitionSets.ScheduleDays(Catalog).ToDictionary(day => (day.Name, day.Date));
        Day = DayState.Restore(
            new DaySnapshot
            {
                Epoch = epoch,
                NextNumber = snapshot.NextNumber,
                Jobs = snapshot.Jobs,
                Agents = snapshot.Agents,
                ScheduleDays = [.. _scheduleDays.Values],
                Definitions = DefinitionSets.SetOf(Catalog),
                BusinessDay = businessDay,
                History = history,
                ActivePolicy = DefinitionSets.ActivePolicy(Catalog) is { } active ? ObjectName.Parse(active.Name) : null,
                Closure = DefinitionSets.Closure(Catalog),
                LimitOverrides = DefinitionSets.LimitOverrides(Catalog),
                Thresholds = DefinitionSets.Thresholds(Catalog),
                Properties = StoredProperties.Settings(Catalog),
                Clocks = StoredRecords.Clocks(records),
                SelectionPoints = StoredRecords.Points(records),
                QueueSizes = StoredRecords.Sizes(records, history.SizesKept),
                Leased = [.. snapshot.Leased.Select(lease => new NumberBlock(lease.First, lease.Last, lease.Machine))],
                SetAside = snapshot.SetAside,
            }
        );
        Notices.Restore(
            DefinitionSets.Notifications(Catalog),
            epoch,
            snapshot,
            records.Where(record => record.Kind == RecordKinds.Told),
            unreadable.Add
        );
        Events.Restore(Day.Definitions, Catalog, records.Where(record => record.Kind is RecordKinds.Event or RecordKinds.EventChain));
        Hits.Restore(records);
        return unreadable;
    }

    /// <summary>Tells people what a decision brought, as far as somebody wants to be told.</summary>
    public void Tell(Decision decision, IReadOnlyList<Input> inputs, DefinitionCatalog kept, DateTimeOffset now)
    {
        if (kept.Changes.Any(change => change.Kind == NotificationKind.Word))
        {
            Notices.Define(DefinitionSets.Notifications(kept), Day, now);
        }

        Notices.Tell(decision, inputs, _scheduleDays, Day, now);
    }

    /// <summary>Finds out what definitions have done about what a decision brought, and counts which rules its jobs met.</summary>
    public void React(Decision decision, IReadOnlyList<AuditEntry> audit, DefinitionCatalog kept, DateTimeOffset now)
    {
        if (kept.Changes.Any(change => change.Kind is JobDefinitionKind.Word or ScheduleKind.Word))
        {
            Events.Define(Day.Definitions, kept);
        }

        Events.Tell(decision, audit, _scheduleDays, Day, kept, now);
        Hits.Tell(decision, kept);
    }

    /// <summary>What to store of a decision; <see langword="null"/> where there is nothing.</summary>
    public ServerBatch? BatchOf(
        Decision decision,
        DefinitionCatalog kept,
        IReadOnlyList<AuditEntry> audit,
        BoardChanges told,
        EventChanges events,
        IReadOnlyList<AcknowledgedMessage> acknowledged,
        IReadOnlyList<StoredCapacity> measured,
        Func<IReadOnlyDictionary<string, long>> ordersTaken
    )
    {
        return decision.IsEmpty && !kept.HasNews && audit.Count + acknowledged.Count + measured.Count == 0 && told.IsEmpty && events.IsEmpty
            ? null
            : new ServerBatch
            {
                Epoch = Epoch,
                Jobs = decision.Jobs,
                Events = decision.Events,
                Messages =
                    told.Messages.Count + events.Messages.Count == 0
                        ? decision.Messages
                        : [.. decision.Messages, .. told.Messages.Select(MessageOf), .. events.Messages],
                Audit = audit,
                Definitions = kept.Changes,
                Records =
                [
                    .. StoredRecords.From(decision),
                    .. kept.Records.Changed,
                    .. NoticeDesk.Records(told),
                    .. events.Records,
                    .. Hits.Drain(),
                ],
                EarlierRecords = [.. kept.Records.Earlier],
                Agents = decision.Agents,
                OrdersIssued = [.. decision.Orders.Select(order => new StoredOrder(order.Machine, order.Order))],
                OrdersTaken = ordersTaken(),
                NextNumber = decision.NextNumber,
                Leased = [.. decision.Leased.Select(block => new StoredLease(block.First, block.Last, block.Machine))],
                SetAside = [.. decision.SetAside.Select(Stored)],
                Retried = decision.Retried,
                Tellings = [.. told.Tellings.Select(StoredTellings.From)],
                Acknowledged = acknowledged,
                Capacity = measured,
            };
    }

    /// <summary>It is stored: from now on this is how things are.</summary>
    public void Commit(Decision decision, DefinitionCatalog kept)
    {
        Catalog = kept.Stored();
        foreach (var agent in decision.Agents)
        {
            _agents[agent.Machine] = agent;
            _sequences[agent.Machine] = agent.FactSequence;
        }

        if (decision.ScheduleDays.Count > 0)
        {
            _scheduleDays = DefinitionSets.ScheduleDays(Catalog).ToDictionary(day => (day.Name, day.Date));
        }
    }

    /// <summary>
    /// The definitions with what the day decided: limits that jobs made by naming them, limits and thresholds set, the active
    /// policy, days of schedules.
    /// </summary>
    public static DefinitionCatalog With(DefinitionCatalog catalog, Decision decision, IReadOnlyList<Input> inputs, DateTimeOffset now)
    {
        foreach (var limit in decision.LimitsMade)
        {
            catalog = catalog.With(LimitKind.Define(limit), now, Actor.Weir);
        }

        if (decision.ActivePolicy is { } policy)
        {
            catalog = catalog.WithActive(
                policy,
                now,
                By(inputs.OfType<ActivatePolicy>().LastOrDefault(input => input.Policy == policy)?.Caller)
            );
        }

        if (decision.Closing is { } closing)
        {
            catalog = catalog.With(closing, now);
        }

        foreach (var setting in decision.LimitSettings)
        {
            catalog = catalog.With(setting, now);
        }

        foreach (var setting in decision.ThresholdSettings)
        {
            catalog = catalog.With(setting, now);
        }

        return DefinitionOwners.Note(catalog, now).With(decision.ScheduleDays, now);
    }

    private static OperatorMessage MessageOf(BoardMessage message) =>
        new(0, message.At, message.Severity, message.Code, message.Text, null);

    private static StoredSetAside Stored(FactSetAside fact)
    {
        var body =
            fact.Body is { } came ? FactText.Kept(came)
            : fact.Fact is { } read ? FactText.From(read)
            : "";
        return new StoredSetAside(fact.Machine, fact.Sequence, fact.At, fact.Code, Printable.Escape(fact.Text, FactBounds.Text), body);
    }

    private static Actor By(Caller? caller) => caller?.Actor ?? Actor.Weir;
}
