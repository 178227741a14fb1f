using System.Globalization;
using Weir.Day;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Schedules.Events;
using Weir.Server.Definitions;
using Weir.Stores.Server;

namespace Weir.Server.Events;

/// <summary>
/// Finds out which definitions answer what a decision brought; what is to be done goes into the decision's own transaction. Only the loop
/// touches it.
/// </summary>
internal sealed class EventDesk(BusinessDay businessDay)
{
    private readonly SortedDictionary<long, RaisedEvent> _raised = [];
    private readonly Dictionary<Actor, long> _byActor = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _chains = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, StoredRecord> _records = new(StringComparer.Ordinal);
    private readonly List<OperatorMessage> _messages = [];
    private Dictionary<(ObjectName Schedule, ObjectName Name), Reactions> _ofJobs = [];
    private Dictionary<ObjectName, Reactions> _ofSchedules = [];
    private FrequencyReactions? _ofFrequencies;
    private long _last;
    private bool _hasRaised;

    /// <summary>Begins again with what is stored.</summary>
    public void Restore(DefinitionSet definitions, DefinitionCatalog catalog, IEnumerable<StoredRecord> records)
    {
        _raised.Clear();
        _byActor.Clear();
        _chains.Clear();
        Drain();
        Define(definitions, catalog);
        foreach (var record in records)
        {
            if (record.Kind == RecordKinds.Event)
            {
                var raised = DefinitionSets.Read(record, StoredJson.Default.RaisedEvent);
                Put(raised);
                _last = Math.Max(_last, raised.Id);
            }
            else
            {
                _chains[record.Name] = DefinitionSets.Read(record, StoredJson.Default.JobChain).Links;
            }
        }

        Drain();
    }

    /// <summary>Other definitions count from now on.</summary>
    public void Define(DefinitionSet definitions, DefinitionCatalog catalog)
    {
        var owners = new DefinitionOwners(catalog);
        _ofJobs = definitions
            .JobDefinitions.Where(job => job.On.Count > 0)
            .ToDictionary(job => (job.Schedule, job.Name), job => new Reactions(owners.Of(job), job.On));
        _ofFrequencies = new FrequencyReactions(definitions, owners, businessDay);
        _ofSchedules = definitions
            .Schedules.Where(schedule => schedule.On.Count > 0)
            .ToDictionary(schedule => schedule.Name, schedule => new Reactions(owners.Of(schedule), schedule.On));
    }

    /// <summary>What is to be done, oldest first.</summary>
    public IReadOnlyList<long> Ids => [.. _raised.Keys];

    /// <summary>One of them as it is now; <see langword="null"/> where all of it is done.</summary>
    public RaisedEvent? Find(long id) => _raised.GetValueOrDefault(id);

    /// <summary>Which events led to a job as it is now.</summary>
    public IReadOnlyList<string> ChainOf(TrackingNumber number) => _chains.GetValueOrDefault(KeyOf(number), []);

    /// <summary>What an event is called in chains that a job raises itself.</summary>
    public static string LinkOf(TrackingNumber raiser, DayState day) =>
        day.TryFind(raiser, out var job) ? $"{job.Schedule}/{job.Name} event" : $"job {raiser} event";

    /// <summary>An action came to nothing, and the next one is due.</summary>
    public void Pass(long id, int action, string? why, DateTimeOffset now)
    {
        if (_raised.TryGetValue(id, out var raised) && raised.Next == action)
        {
            if (why is not null)
            {
                Note(
                    "event-refused",
                    $"event {raised.Link}: {Printable.Escape(raised.Actions[action], 300)} is not done: {why}",
                    raised.Number,
                    now
                );
            }

            Put(raised with { Next = action + 1 });
        }
    }

    /// <summary>What a decision brought.</summary>
    public void Tell(
        Decision decision,
        IReadOnlyList<AuditEntry> audit,
        IReadOnlyDictionary<(ObjectName Name, DateOnly Date), ScheduleDay> before,
        DayState day,
        DefinitionCatalog catalog,
        DateTimeOffset now
    )
    {
        if (
            _raised.Count == 0
            && _ofJobs.Count == 0
            && _ofSchedules.Count == 0
            && _ofFrequencies is not { IsEmpty: false }
            && _chains.Count == 0
            && !decision.Events.Any(line => EventOrigin.JobOf(line.By) is not null)
        )
        {
            return;
        }

        var jobs = decision.Jobs.ToDictionary(job => job.Number);
        var touched = Touched(decision, day);
        // Definitions are administrators': their events may name all that is kept.
        var kept = new KeptValues(catalog, day) { SeesAll = true };
        foreach (var line in decision.Events)
        {
            if (
                jobs.TryGetValue(line.Number, out var job)
                && EventTriggers.Of(line, job) is { } trigger
                && !IsRepeated(job, trigger, decision)
            )
            {
                Raise(job, trigger, touched.GetValueOrDefault(job.Number) ?? ChainOf(job.Number), kept, now);
            }
        }

        foreach (var scheduleDay in decision.ScheduleDays)
        {
            if (Completes(scheduleDay, before.GetValueOrDefault((scheduleDay.Name, scheduleDay.Date))))
            {
                Raise(scheduleDay, ChainOf(scheduleDay, decision, touched), kept, now);
            }

            if (scheduleDay.Status == ScheduleDayStatus.Closed)
            {
                PutChain(KeyOf(scheduleDay), null);
            }
        }

        foreach (var job in decision.Jobs)
        {
            PutChain(KeyOf(job.Number), job.State.IsEnd() ? null : touched.GetValueOrDefault(job.Number) ?? ChainOf(job.Number));
        }

        // What the audit has of an event's actor is what the event had to do.
        foreach (var done in audit.Where(entry => entry.Outcome == AuditOutcome.Done))
        {
            if (_byActor.TryGetValue(done.Actor, out var id) && _raised.TryGetValue(id, out var raised))
            {
                Put(raised with { Next = raised.Next + 1 });
            }
        }
    }

    /// <summary>What changed since this was last asked.</summary>
    public EventChanges Drain()
    {
        if (_records.Count == 0 && _messages.Count == 0)
        {
            return EventChanges.None;
        }

        var changes = new EventChanges([.. _records.Values], [.. _messages], _hasRaised);
        _records.Clear();
        _messages.Clear();
        _hasRaised = false;
        return changes;
    }

    private void Raise(Job job, EventTrigger trigger, IReadOnlyList<string> chain, KeptValues kept, DateTimeOffset now)
    {
        foreach (var (name, reactions) in ReactionsOf(job))
        {
            Raise(job, name, reactions, trigger, chain, kept, now);
        }
    }

    // Copies are answered by the definition of their name, where they have none of their own.
    private List<(ObjectName Name, Reactions Reactions)> ReactionsOf(Job job)
    {
        List<(ObjectName, Reactions)> found = [];
        foreach (var name in CopyName.TryParse(job.Name, out var stem, out _) ? [job.Name, stem] : new[] { job.Name })
        {
            if (_ofJobs.TryGetValue((job.Plan?.Instance?.Of ?? job.Schedule, name), out var own))
            {
                found.Add((name, own));
            }

            if (_ofFrequencies?.Of(job, name) is { } ofFrequency)
            {
                found.Add((name, ofFrequency));
            }

            if (found.Count > 0)
            {
                break;
            }
        }

        return found;
    }

    private void Raise(
        Job job,
        ObjectName name,
        Reactions reactions,
        EventTrigger trigger,
        IReadOnlyList<string> chain,
        KeptValues kept,
        DateTimeOffset now
    ) =>
        Raise(
            reactions,
            trigger,
            $"{job.Schedule}/{name} {trigger.Word()}",
            EventScope.Of(job, businessDay.ClockOf(now)).With((kept with { Job = job }).Find),
            chain,
            now,
            (link, chained, actions) =>
                new RaisedEvent(++_last, now, link, reactions.Owner, job.Schedule, job.ScheduleDate, job.Number, chained, actions, 0)
                {
                    Job = job.Name,
                    Of = job.Plan?.Instance?.Of,
                }
        );

    private void Raise(ScheduleDay day, IReadOnlyList<string> chain, KeptValues kept, DateTimeOffset now)
    {
        if (_ofSchedules.TryGetValue(day.Master, out var reactions))
        {
            PutChain(KeyOf(day), chain);
            Raise(
                reactions,
                EventTrigger.Completed,
                $"{day.Name} {EventTrigger.Completed.Word()}",
                EventScope
                    .Of(day.Name, day.Date, businessDay.ClockOf(now), day.Instance)
                    .With((kept with { Day = (day.Name, day.Date) }).Find),
                chain,
                now,
                (link, chained, actions) =>
                    new RaisedEvent(++_last, now, link, reactions.Owner, day.Name, day.Date, null, chained, actions, 0)
                    {
                        Of = day.Instance?.Of,
                    }
            );
        }
    }

    private void Raise(
        Reactions reactions,
        EventTrigger trigger,
        string link,
        EventScope scope,
        IReadOnlyList<string> chain,
        DateTimeOffset now,
        Func<string, IReadOnlyList<string>, IReadOnlyList<string>, RaisedEvent> make
    )
    {
        var texts = reactions.On.Where(reaction => reaction.On == trigger).Select(reaction => reaction.Event).ToList();
        if (texts.Count == 0)
        {
            return;
        }

        if (EventChain.WhyNot(chain, link) is { } why)
        {
            Note("event-loop", $"event {link} is not acted on: {why}", null, now);
            return;
        }

        List<string> actions = [];
        foreach (var text in texts)
        {
            if (text.TryFill(scope, out var filled, out var fault))
            {
                actions.Add(filled.ToString());
            }
            else
            {
                Note("event-refused", $"event {link}: {Printable.Escape(text.ToString(), 300)} is not done: {fault}", null, now);
            }
        }

        if (actions.Count > 0)
        {
            Put(make(link, [.. chain, link], actions));
            _hasRaised = true;
        }
    }

    // Which events led to which of the jobs that this decision is about.
    private Dictionary<TrackingNumber, IReadOnlyList<string>> Touched(Decision decision, DayState day)
    {
        Dictionary<TrackingNumber, IReadOnlyList<string>> touched = [];
        foreach (var line in decision.Events)
        {
            if (line.By is not { } by)
            {
                continue;
            }

            if (_byActor.TryGetValue(by, out var id) && _raised.TryGetValue(id, out var raised))
            {
                touched[line.Number] = raised.Chain;
            }
            else if (EventOrigin.JobOf(by) is { } raiser)
            {
                touched[line.Number] = [.. ChainOf(raiser), LinkOf(raiser, day)];
            }
        }

        foreach (var job in decision.Jobs)
        {
            if (job.RerunOf is { } before && !touched.ContainsKey(job.Number) && !_chains.ContainsKey(KeyOf(job.Number)))
            {
                if ((touched.GetValueOrDefault(before) ?? ChainOf(before)) is { Count: > 0 } inherited)
                {
                    touched[job.Number] = inherited;
                }
            }
        }

        return touched;
    }

    // A failure that is run again by its retry is not the last word.
    private static bool IsRepeated(Job job, EventTrigger trigger, Decision decision) =>
        trigger == EventTrigger.Failed
        && (job.Retry ?? job.Plan?.Retry) is not null
        && decision.Jobs.Any(again => again.RerunOf == job.Number && (again.Plan?.Attempt ?? again.Attempt) > 0);

    private static bool Completes(ScheduleDay day, ScheduleDay? before) =>
        (day.Status == ScheduleDayStatus.Completed && before?.Status != ScheduleDayStatus.Completed)
        || (day.Status == ScheduleDayStatus.Closed && before is { Status: not (ScheduleDayStatus.Completed or ScheduleDayStatus.Closed) });

    private IReadOnlyList<string> ChainOf(ScheduleDay day, Decision decision, Dictionary<TrackingNumber, IReadOnlyList<string>> touched) =>
        decision
            .Jobs.Where(job => job.Schedule == day.Name && job.ScheduleDate == day.Date)
            .Select(job => touched.GetValueOrDefault(job.Number) ?? ChainOf(job.Number))
            .Append(_chains.GetValueOrDefault(KeyOf(day), []))
            .MaxBy(chain => chain.Count)!;

    private void Put(RaisedEvent raised)
    {
        var name = raised.Id.ToString("D12", CultureInfo.InvariantCulture);
        var actor = raised.ToCaller().Actor;
        if (raised.IsOver)
        {
            _raised.Remove(raised.Id);
            _byActor.Remove(actor);
        }
        else
        {
            _raised[raised.Id] = raised;
            _byActor[actor] = raised.Id;
        }

        Write(RecordKinds.Event, name, raised.IsOver ? null : DefinitionSets.Write(raised, StoredJson.Default.RaisedEvent));
    }

    private void PutChain(string key, IReadOnlyList<string>? chain)
    {
        var known = _chains.GetValueOrDefault(key);
        if (chain is not { Count: > 0 })
        {
            if (_chains.Remove(key))
            {
                Write(RecordKinds.EventChain, key, null);
            }
        }
        else if (known is null || !known.SequenceEqual(chain))
        {
            _chains[key] = chain;
            Write(RecordKinds.EventChain, key, DefinitionSets.Write(new JobChain(chain), StoredJson.Default.JobChain));
        }
    }

    private void Write(string kind, string name, string? body) => _records[$"{kind}/{name}"] = new StoredRecord(kind, name, body);

    private void Note(string code, string text, TrackingNumber? number, DateTimeOffset now) =>
        _messages.Add(new OperatorMessage(0, now, MessageSeverity.Warning, code, text, number));

    private static string KeyOf(TrackingNumber number) => number.ToString();

    private static string KeyOf(ScheduleDay day) => string.Create(CultureInfo.InvariantCulture, $"{day.Name}@{day.Date:yyyy-MM-dd}");
}
