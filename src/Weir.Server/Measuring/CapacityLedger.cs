using Weir.Capacity;
using Weir.Capacity.Levels;
using Weir.Capacity.Measuring;

namespace Weir.Server.Measuring;

/// <summary>
/// The use of all machines, and what came of it for what they are added up to. It knows no time but what it is told, and is used by one
/// at a time.
/// </summary>
internal sealed class CapacityLedger
{
    /// <summary>How long entries stay in memory; older ones are read from the store.</summary>
    public static readonly TimeSpan EntriesKept = TimeSpan.FromHours(8);

    /// <summary>Samples that come later than this are passed over.</summary>
    public static readonly TimeSpan Latest = UsageInterval.Length * UsageHistory.Averaged;

    // An average of the oldest entry that is kept needs so much more.
    private static readonly TimeSpan s_kept = EntriesKept + Latest;

    private readonly Dictionary<string, UsageHistory> _machines = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<CapacityEntity, LinkedList<CapacityEntry>> _entries = [];
    private readonly HashSet<(string Machine, DateTimeOffset Start)> _changed = [];
    private DateTimeOffset? _closed;

    /// <summary>The beginning of the last five minutes that were closed.</summary>
    public DateTimeOffset? Closed => _closed;

    /// <summary>Machines that samples came of, by name.</summary>
    public IEnumerable<string> Machines => _machines.Keys.Order(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes over what was stored.</summary>
    public void Restore(string machine, UsageInterval interval) => HistoryOf(machine).Restore(interval);

    /// <summary>Takes over what was stored, oldest first.</summary>
    public void Restore(CapacityEntry entry)
    {
        Keep(entry);
        _closed = _closed > entry.Start ? _closed : entry.Start;
    }

    /// <summary>Takes a sample; <see langword="false"/> where it was there already.</summary>
    public bool Add(string machine, ProcessorSample sample, double rating, bool clockOff)
    {
        if (HistoryOf(machine).Add(sample, rating, clockOff) is not { } interval)
        {
            return false;
        }

        _changed.Add((machine, interval.Start));
        return true;
    }

    /// <summary>Intervals that have changed since this was asked last, to be stored.</summary>
    public IReadOnlyList<(string Machine, UsageInterval Interval)> TakeChanged()
    {
        List<(string, UsageInterval)> changed = [];
        foreach (var (machine, start) in _changed)
        {
            if (_machines[machine].Find(start) is { } interval)
            {
                changed.Add((machine, interval));
            }
        }

        _changed.Clear();
        return changed;
    }

    /// <summary>They could not be stored: they are to be again.</summary>
    public void PutBack(IEnumerable<(string Machine, UsageInterval Interval)> changed) =>
        _changed.UnionWith(changed.Select(one => (one.Machine, one.Interval.Start)));

    /// <summary>
    /// Closes all five minutes that are over and are not closed yet: what each entity used, its average, its limit then, and its level.
    /// Those that passed while nobody was there are closed, too, with what is known of them.
    /// </summary>
    public IReadOnlyList<CapacityEntry> Close(DateTimeOffset now, CapacityInForce inForce)
    {
        var last = UsageInterval.Floor(now) - UsageInterval.Length;
        var first = _closed is { } closed ? closed + UsageInterval.Length : last;
        if (first < last - EntriesKept)
        {
            first = last - EntriesKept;
        }

        List<CapacityEntry> entries = [];
        for (var start = first; start <= last; start += UsageInterval.Length)
        {
            entries.AddRange(EntriesFrom(start, inForce));
            _closed = start;
        }

        foreach (var history in _machines.Values)
        {
            history.Forget(now - s_kept);
        }

        foreach (var gone in _machines.Where(machine => machine.Value.Newest is null).Select(machine => machine.Key).ToList())
        {
            _machines.Remove(gone);
        }

        return entries;
    }

    /// <summary>Whether no five minutes have been closed for any machine.</summary>
    public bool IsEmpty => _entries.Count == 0;

    /// <summary>Whether some of what was stored of the last hours could not be read, and is not there.</summary>
    public bool IsMissing { get; set; }

    /// <summary>The entry of an entity for five minutes; <see langword="null"/> where there is none.</summary>
    public CapacityEntry? Find(CapacityEntity entity, DateTimeOffset start)
    {
        foreach (var entry in EntriesOf(entity))
        {
            if (entry.Start <= start)
            {
                return entry.Start == start ? entry : null;
            }
        }

        return null;
    }

    /// <summary>Entries of an entity, newest first.</summary>
    public IEnumerable<CapacityEntry> EntriesOf(CapacityEntity entity) => _entries.GetValueOrDefault(entity) ?? [];

    /// <summary>The last entry of each entity that has one for the five minutes closed last.</summary>
    public IEnumerable<CapacityEntry> Newest =>
        _entries.Values.Select(entries => entries.First!.Value).Where(entry => entry.Start == _closed);

    /// <summary>The levels of all machines as the five minutes closed last left them.</summary>
    public IReadOnlyList<MachineLevel> Levels(CapacityInForce inForce)
    {
        List<MachineLevel> levels = [];
        foreach (
            var machine in Newest.Where(entry => entry.Kind == EntityKind.Machine).OrderBy(entry => entry.Name, StringComparer.Ordinal)
        )
        {
            var entities = inForce.Plan.EntitiesOf(machine.Name).Select(of => EntriesOf(of).FirstOrDefault()).OfType<CapacityEntry>();
            var reason = entities.Where(entry => entry.Start == _closed && entry.Limit is not null).MaxBy(entry => entry.Level);
            if (reason is { Limit: { } limit })
            {
                var below = reason.Level == 0 ? limit : inForce.Levels.LeftBelow(reason.Level, limit);
                levels.Add(
                    new MachineLevel(
                        machine.Name,
                        reason.Level,
                        reason.Entity().ToString(),
                        reason.Average,
                        limit,
                        below,
                        reason.Level == 0 ? null : FallsBelow(reason, below)
                    )
                );
            }
        }

        return levels;
    }

    // Every five minutes one value leaves the average and, if use stays as it is, the last one comes in its place.
    private DateTimeOffset? FallsBelow(CapacityEntry entry, double below)
    {
        var earlier = EntriesOf(entry.Entity()).Take(UsageHistory.Averaged).ToDictionary(one => one.Start, one => one.Use);
        var average = entry.Average;
        for (var i = 1; i <= UsageHistory.Averaged; i++)
        {
            var leaves = entry.Start - ((UsageHistory.Averaged - i) * UsageInterval.Length);
            average += (entry.Use - earlier.GetValueOrDefault(leaves)) / UsageHistory.Averaged;
            if (average < below)
            {
                return entry.Start + ((i + 1) * UsageInterval.Length);
            }
        }

        return null;
    }

    /// <summary>What a machine uses in the five minutes that are under way; <see langword="null"/> where no sample came.</summary>
    public UsageInterval? UnderWay(string machine, DateTimeOffset now) =>
        _machines.GetValueOrDefault(machine)?.Find(UsageInterval.Floor(now));

    private List<CapacityEntry> EntriesFrom(DateTimeOffset start, CapacityInForce inForce)
    {
        Dictionary<CapacityEntity, CapacityEntry> entries = [];
        foreach (var machine in Machines.Where(machine => _machines[machine].Knows(start)))
        {
            var history = _machines[machine];
            var interval = history.Find(start) ?? new UsageInterval(start);
            var average = history.Average(start);
            foreach (var entity in inForce.Plan.EntitiesOf(machine))
            {
                var entry = entries.GetValueOrDefault(entity) ?? New(entity, start);
                entries[entity] = entry with
                {
                    Use = entry.Use + interval.Use,
                    Batch = entry.Batch + interval.Batch,
                    Average = entry.Average + average,
                    Capped = Math.Max(entry.Capped, interval.CappedShare),
                    Samples = entry.Samples + interval.Samples,
                    InSync = entry.InSync && interval.InSync,
                };
            }
        }

        // A level counts at the end of its five minutes; so does the limit that it is a part of.
        var end = start + UsageInterval.Length;
        foreach (var (entity, entry) in entries.ToList())
        {
            var limit = inForce.LimitOf(entity, end);
            var before =
                EntriesOf(entity).FirstOrDefault() is { } earlier && earlier.Start >= start - UsageInterval.Length * 2 ? earlier.Level : 0;
            entries[entity] = entry with
            {
                Limit = limit,
                Level = limit is { } most ? inForce.Levels.Next(before, entry.Average, most) : 0,
            };
        }

        foreach (var (entity, entry) in entries.Where(pair => pair.Key.Kind == EntityKind.Machine).ToList())
        {
            var reason = inForce.Plan.EntitiesOf(entity.Name).Select(of => entries[of]).Where(of => of.Level > 0).MaxBy(of => of.Level);
            if (reason is not null)
            {
                entries[entity] = entry with { CapLevel = reason.Level, ReasonKind = reason.Kind, ReasonName = reason.Name };
            }
        }

        foreach (var entry in entries.Values)
        {
            Keep(entry);
        }

        return [.. entries.Values];
    }

    private static CapacityEntry New(CapacityEntity entity, DateTimeOffset start) =>
        new()
        {
            Kind = entity.Kind,
            Name = entity.Name,
            Site = entity.Site,
            Start = start,
            InSync = true,
        };

    private void Keep(CapacityEntry entry)
    {
        if (!_entries.TryGetValue(entry.Entity(), out var all))
        {
            _entries.Add(entry.Entity(), all = []);
        }

        all.AddFirst(entry);
        while (all.Last!.Value.Start < entry.Start - EntriesKept + UsageInterval.Length)
        {
            all.RemoveLast();
        }
    }

    private UsageHistory HistoryOf(string machine)
    {
        if (!_machines.TryGetValue(machine, out var history))
        {
            _machines.Add(machine, history = new UsageHistory());
        }

        return history;
    }
}
