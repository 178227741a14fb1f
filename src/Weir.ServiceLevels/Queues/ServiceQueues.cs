using Weir.Jobs;
using Weir.ServiceLevels.Policies;

namespace Weir.ServiceLevels.Queues;

/// <summary>
/// All jobs that wait, in both queues, in the order in which they are selected. Jobs that only their age tells apart stand in
/// one cell; cells that the same things can stop stand in one lane; lanes that something stops wait at its gate, unseen, until
/// it lifts. As time passes, only cells whose next job goes a level up are touched. So a selection, a count or a place costs
/// what the groups and lanes are, not what the jobs are.
/// Time comes in with <see cref="Advance"/> and nowhere else, and never goes back.
/// </summary>
public sealed partial class ServiceQueues
{
    /// <summary>Empty lanes and cells are kept for the next job of their kind, up to so many.</summary>
    private const int LanesKept = 1000;
    private const int CellsKept = 4000;

    // In hundredths of a second, eleven days: nine priorities of such ways are one number.
    private const int LongestWay = 99_999_999;
    private static readonly TimeSpan s_unit = TimeSpan.FromMilliseconds(10);

    private readonly QueueGroup[] _groups;
    private readonly Func<Lane, IEnumerable<(BlockerKind Kind, string Name)>> _thingsOf;
    private readonly Dictionary<(LaneKey Key, int ReserveClass, string Clock), Lane> _lanes = [];
    private readonly Dictionary<CellKey, Cell> _cells = [];
    private readonly List<Cell> _standing = [];
    private readonly Dictionary<string, MachineRanking> _machines = new(StringComparer.Ordinal);
    private readonly QueueTotals _totals;
    private readonly int[] _count = new int[2];

    /// <summary>Empty queues under a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="thingsOf">The things that can delay a lane, each once, always the same ones.</param>
    public ServiceQueues(ServicePolicy policy, Func<Lane, IEnumerable<(BlockerKind Kind, string Name)>> thingsOf)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(thingsOf);
        Policy = policy;
        _thingsOf = thingsOf;
        _groups = [.. policy.Groups.Select(group => new QueueGroup(policy, group))];
        _totals = new QueueTotals(_groups.Length);
        _clocks.Add("", _free);
        _running.Add(_free);
    }

    /// <summary>The policy they are ordered by.</summary>
    public ServicePolicy Policy { get; }

    /// <summary>Jobs in a queue, delayed ones too.</summary>
    public int CountOf(ServiceQueue queue) => _count[(int)queue];

    /// <summary>Jobs in both queues.</summary>
    public int Count => _count[0] + _count[1];

    // By priority, then the longest way first.
    private static int TieOf(Job job, QueueGroup group) =>
        ((group.PriorityFirst ? 0 : job.Priority) * (LongestWay + 1))
        + (job.Plan?.Way is { } way ? LongestWay - (int)Math.Min(way.Ticks / s_unit.Ticks, LongestWay) : 0);

    /// <summary>Puts a job in its place.</summary>
    public QueuePlace Enter(IncomingJob incomingJob)
    {
        var job = incomingJob.Job;
        var group = _groups[incomingJob.Group.Index];
        var clock = job.AgeFrom is null ? null : Clock(incomingJob.Clock);
        var lane = incomingJob.Lane is { } key ? LaneOf(key, group.ReserveClass, incomingJob.Clock, job) : null;
        var cell = CellOf(
            new CellKey(incomingJob.Group.Index, group.PriorityFirst ? job.Priority : 0, job.Exceptional, lane, clock),
            group
        );
        var arrival = (job.AgeFrom?.UtcTicks ?? 0) - job.Age.Ticks;
        var entry = new CellEntry(arrival, TieOf(job, group), job.Number.Value);
        if (cell.Jobs.Count == 0)
        {
            cell.SetDelayed(lane is not { Delayed: false });
        }

        cell.Add(entry, ReadingOf(clock));
        _count[(int)incomingJob.Group.Queue]++;
        if (cell.Jobs.Count == 1)
        {
            Show(cell);
        }
        else
        {
            Changed(cell);
        }

        if (clock is not null)
        {
            clock.Jobs++;
        }

        if (lane is not null)
        {
            lane.Count++;
            Examined(lane);
        }

        return new QueuePlace(cell, entry);
    }

    /// <summary>Takes a job out of its place.</summary>
    public void Leave(QueuePlace place)
    {
        var cell = place.Cell;
        var clock = cell.Key.Clock;
        var lane = cell.Key.Lane;
        cell.Remove(place.Entry, ReadingOf(clock));
        _count[(int)cell.Group.Group.Queue]--;
        if (cell.Jobs.Count == 0)
        {
            Hide(cell);
        }
        else
        {
            Changed(cell);
        }

        if (clock is not null && --clock.Jobs == 0)
        {
            // Nothing of it needs to be kept any more.
            _touched.Add(clock);
        }

        if (lane is not null)
        {
            lane.Count--;
            Examined(lane);
            if (lane.Count == 0 && _lanes.Count > LanesKept)
            {
                Forget(lane);
            }
        }
    }

    /// <summary>A job's age now.</summary>
    public TimeSpan AgeOf(QueuePlace place) => new(ReadingOf(place.Cell.Key.Clock) - place.Entry.Arrival);

    /// <summary>The bucket a job is in now.</summary>
    public int BucketOf(QueuePlace place) => place.Cell.Group.BucketOf(place.Cell.Group.LevelOf(AgeOf(place).Ticks));

    /// <summary>Whether a job has waited longer than the policy allows: it takes slots that are kept for others.</summary>
    public bool IsOverdue(QueuePlace place) => AgeOf(place) >= Policy.Definition.MaxWait;

    private long ReadingOf(AgeClock? clock) => clock?.Reading(_now) ?? 0;

    private Lane LaneOf(LaneKey key, int reserveClass, string clock, Job pattern)
    {
        if (!_lanes.TryGetValue((key, reserveClass, clock), out var lane))
        {
            if (!_machines.TryGetValue(key.Machine, out var machine))
            {
                _machines.Add(key.Machine, machine = new MachineRanking());
            }

            lane = new Lane(key, reserveClass, pattern, Clock(clock), _free, machine);
            _lanes.Add((key, reserveClass, clock), lane);
            lane.Clock.Lanes.Add(lane);
            foreach (var thing in _thingsOf(lane))
            {
                (_lanesOf.TryGetValue(thing, out var lanes) ? lanes : _lanesOf[thing] = []).Add(lane);
            }

            MarkStale(lane);
        }

        return lane;
    }

    private Cell CellOf(CellKey key, QueueGroup group)
    {
        if (!_cells.TryGetValue(key, out var cell))
        {
            _cells.Add(key, cell = new Cell(key, group, _totals, key.Lane?.Machine));
            key.Lane?.Cells.Add(cell);
        }

        return cell;
    }

    private void Show(Cell cell)
    {
        cell.Index = _standing.Count;
        _standing.Add(cell);
        cell.Machine?.Add(cell);
        cell.Key.Lane?.CellsOf(cell).Add(cell);
        if (cell.Key.Clock is { } clock)
        {
            clock.Cells.Add(cell);
            Due(clock);
        }
    }

    private void Hide(Cell cell)
    {
        var last = _standing[^1];
        _standing[cell.Index] = last;
        last.Index = cell.Index;
        _standing.RemoveAt(_standing.Count - 1);
        cell.Machine?.Remove(cell);
        cell.Key.Lane?.CellsOf(cell).Remove(cell);
        if (cell.Key.Clock is { } clock)
        {
            clock.Cells.Remove(cell);
            Due(clock);
        }

        if (_cells.Count > CellsKept)
        {
            _cells.Remove(cell.Key);
            cell.Key.Lane?.Cells.Remove(cell);
        }
    }

    // Its first job, or when the next goes up, may be another.
    private void Changed(Cell cell)
    {
        cell.Key.Lane?.CellsOf(cell).Moved(cell);
        if (cell.Key.Clock is { } clock)
        {
            clock.Cells.Moved(cell);
            Due(clock);
        }
    }

    private void Forget(Lane lane)
    {
        _lanes.Remove((lane.Key, lane.ReserveClass, lane.Clock.Name));
        lane.Clock.Lanes.Remove(lane);
        foreach (var thing in _thingsOf(lane))
        {
            _lanesOf[thing].Remove(lane);
            if (_lanesOf[thing].Count == 0)
            {
                _lanesOf.Remove(thing);
            }
        }

        foreach (var cell in lane.Cells)
        {
            _cells.Remove(cell.Key);
        }
    }
}
