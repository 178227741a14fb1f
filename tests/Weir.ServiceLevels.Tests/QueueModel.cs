using Weir.Jobs;
using Weir.ServiceLevels.Policies;
using Weir.ServiceLevels.Queues;

namespace Weir.ServiceLevels.Tests;

/// <summary>
/// The queues beside a list that is sorted anew for every question. Limits L0 to L2 have room or have none; a job of a general
/// group that needs R0 or R1 does not age while that has none.
/// </summary>
internal sealed class QueueModel
{
    private static readonly string[] s_needs = ["", "L0", "L1", "R0", "R1"];

    private readonly Random _random;
    private readonly ServicePolicy _policy;
    private readonly ServiceQueues _queues;
    private readonly List<ModelJob> _jobs = [];
    private readonly HashSet<string> _full = [];
    private readonly HashSet<string> _noSlot = [];
    private DateTimeOffset _now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private int _number;

    public QueueModel(int seed)
    {
        _random = new Random(seed);
        _policy = ServicePolicy.From(PolicyOf(_random));
        _queues = new ServiceQueues(_policy, lane => lane.Pattern.Limits.Select(need => (BlockerKind.Limit, need.Limit.Text)));
        _queues.Advance(_now);
    }

    public void Step()
    {
        switch (_random.Next(10))
        {
            case < 4:
                Enter();
                break;
            case 4:
                Leave();
                break;
            case 5 or 6:
                Pass();
                break;
            case 7:
                Flip();
                break;
            case 8:
                Select();
                break;
            default:
                Ask();
                break;
        }
    }

    public static Policy PolicyOf(Random random)
    {
        static GroupSettings Settings(Random random, bool critical)
        {
            var target = TimeSpan.FromMinutes(random.Next(1, 6));
            var acceptable = target + TimeSpan.FromMinutes(random.Next(0, 6));
            return new GroupSettings
            {
                Target = target,
                Acceptable = acceptable,
                Critical = critical && random.Next(2) == 0 ? acceptable + TimeSpan.FromMinutes(random.Next(0, 6)) : null,
                Importance = random.Next(1, 6),
                AccelerateLate = random.Next(4) == 0,
            };
        }

        return new Policy
        {
            Name = ObjectName.Parse("MODEL"),
            Selection = random.Next(2) == 0 ? SelectionOrder.BucketFirst : SelectionOrder.ImportanceFirst,
            Ties = random.Next(2) == 0 ? TieBreak.LongestFirst : TieBreak.PriorityFirst,
            MaxWait = TimeSpan.FromMinutes(random.Next(30, 60)),
            Groups =
            [
                .. Enumerable.Range(0, 3).Select(i => new GroupDefinition(GroupName.Parse($"A.G{i}"), Settings(random, true))),
                .. Enumerable.Range(0, 3).Select(i => new GroupDefinition(GroupName.Parse($"P{i}"), Settings(random, false))),
            ],
        };
    }

    /// <summary>A list taken in parts, while jobs come, go and age in between.</summary>
    public void ListInParts()
    {
        var order = InOrder().ToArray();
        var listing = _queues.List(null, _now, IsDelayed);
        var told = new List<int>();
        while (true)
        {
            var part = listing.Next().Take(1 + _random.Next(5)).Select(job => job.Number.Value).ToArray();
            if (part.Length == 0)
            {
                break;
            }

            told.AddRange(part);
            Enter();
            Leave();
            Pass();
        }

        var stayed = order.Where(_jobs.Contains).Select(job => job.Number).ToArray();
        Assert.Equal(stayed, told.Where(stayed.Contains));
    }

    private void Enter()
    {
        var group = _policy.Groups[_random.Next(_policy.Groups.Count)];
        var needs = s_needs[_random.Next(s_needs.Length)];
        var held = _random.Next(5) == 0;
        var standing = held && _random.Next(2) == 0;
        var clock = group.Queue == ServiceQueue.General && needs is ['R', ..] ? needs : "";
        var age = _random.Next(3) == 0 ? TimeSpan.FromMinutes(_random.Next(70)) : TimeSpan.Zero;
        var reading = standing ? (DateTimeOffset?)null : _queues.ReadingOf(clock, !_full.Contains(clock));
        var job = new ModelJob
        {
            Number = ++_number,
            Group = group,
            Priority = _random.Next(1, 10),
            Exceptional = _random.Next(6) == 0,
            Lane = held ? null : new LaneKey($"M{_random.Next(2)}", "", "", needs),
            Clock = standing ? null : clock,
            Age = age.Ticks,
        };
        var entrant = ModelJob.JobOf(job.Number, job.Priority, job.Exceptional, job.Lane?.Machine ?? "M0", age, reading) with
        {
            Limits = needs.Length == 0 ? [] : [new LimitNeed(ObjectName.Parse(needs), 1)],
        };
        job.Place = _queues.Enter(new IncomingJob(entrant, group, clock, job.Lane));
        _jobs.Add(job);
    }

    private void Leave()
    {
        if (_jobs.Count > 0)
        {
            Leave(_jobs[_random.Next(_jobs.Count)]);
        }
    }

    private void Leave(ModelJob job)
    {
        _queues.Leave(job.Place);
        _jobs.Remove(job);
    }

    private void Pass()
    {
        var span = TimeSpan.FromSeconds(_random.Next(5) == 0 ? _random.Next(3600) : _random.Next(60));
        _now += span;
        foreach (var job in _jobs.Where(Ages))
        {
            job.Age += span.Ticks;
        }

        _queues.Advance(_now);
    }

    private void Flip()
    {
        if (_random.Next(3) == 0)
        {
            var machine = $"M{_random.Next(2)}";
            if (!_noSlot.Add(machine))
            {
                _noSlot.Remove(machine);
                _queues.Unblock(BlockerKind.Slots, machine);
            }

            return;
        }

        var need = s_needs[_random.Next(1, s_needs.Length)];
        if (!_full.Add(need))
        {
            _full.Remove(need);
            _queues.Unblock(BlockerKind.Limit, need);
        }

        _queues.SetClock(need, !_full.Contains(need));
        _queues.MarkStale(BlockerKind.Limit, need);
    }

    private void Select()
    {
        var expected = InOrder().FirstOrDefault(job => job.Lane is { } lane && Stops(lane) is null);
        var lane = _queues.Next(lane => Stops(lane.Key));
        Assert.Equal(expected?.Number, lane?.First?.Value);
        if (expected is not null)
        {
            Leave(expected);
        }
    }

    private void Ask()
    {
        var order = InOrder().ToArray();
        var found = _queues.InOrder(null, _now, IsDelayed).ToArray();
        Assert.Equal(order.Select(job => job.Number), found.Select(job => job.Number.Value));
        Assert.Equal(order.Select(job => new TimeSpan(job.Age)), found.Select(job => job.Age));
        Assert.Equal(
            order.Select(job => (job.Group, Bucket(job), IsDelayed(job), job.Exceptional, Ages(job))),
            found.Select(job => (job.Group, job.Bucket, job.Delayed, job.Exceptional, job.Ageing))
        );
        foreach (var count in _queues.CountByGroup(IsDelayed))
        {
            var jobs = order.Where(job => job.Group == count.Group).ToArray();
            Assert.Equal(Enumerable.Range(0, 13).Select(bucket => CountOf(jobs.Where(job => Bucket(job) == bucket))), count.Buckets);
        }

        Assert.Equal(order.Count(job => job.Group.Queue == ServiceQueue.Production), _queues.CountOf(ServiceQueue.Production));
        for (var i = 0; i < order.Length; i++)
        {
            if (order[i] is { Lane: { } lane } job)
            {
                var ahead = order.Take(i).Count(other => other.Lane?.Machine == lane.Machine && !IsDelayed(other));
                Assert.Equal((ahead, found[i].Place), (found[i].Ahead, _queues.Describe(job.Place, IsDelayed).Place));
                Assert.Equal(IsDelayed(job) ? -1 : ahead, IsDelayed(job) ? -1 : _queues.Describe(job.Place, IsDelayed).Ahead);
            }
        }

        if (order.Length > 1)
        {
            var from = _random.Next(order.Length);
            Assert.Equal(found.Skip(from + 1), _queues.InOrder(null, _now, IsDelayed, found[from].Place));
        }
    }

    private BucketCount CountOf(IEnumerable<ModelJob> jobs) =>
        jobs.Aggregate(
            default(BucketCount),
            (sum, job) =>
                sum.And(
                    (IsDelayed(job), job.Exceptional) switch
                    {
                        (false, false) => new BucketCount(1, 0, 0, 0),
                        (true, false) => new BucketCount(0, 1, 0, 0),
                        (false, true) => new BucketCount(0, 0, 1, 0),
                        _ => new BucketCount(0, 0, 0, 1),
                    }
                )
        );

    private IEnumerable<ModelJob> InOrder()
    {
        var first = _policy.Definition.Selection;
        var ties = _policy.Definition.Ties;
        return _jobs
            .OrderByDescending(IsOverdue)
            .ThenByDescending(job => IsOverdue(job) ? job.Age : 0)
            .ThenByDescending(job =>
                IsOverdue(job) ? 0
                : first == SelectionOrder.BucketFirst ? Bucket(job)
                : -Importance(job)
            )
            .ThenByDescending(job =>
                IsOverdue(job) ? 0
                : first == SelectionOrder.BucketFirst ? -Importance(job)
                : Bucket(job)
            )
            .ThenBy(job => IsOverdue(job) || job.Group.Queue == ServiceQueue.Production ? 0 : 1)
            .ThenBy(job => ties == TieBreak.PriorityFirst && !IsOverdue(job) ? job.Priority : 0)
            .ThenByDescending(job => IsOverdue(job) ? 0 : job.Age - job.Group.Ageing.From(Bucket(job)))
            .ThenBy(job => ties == TieBreak.LongestFirst ? job.Priority : 0)
            .ThenBy(job => job.Number);
    }

    private bool IsOverdue(ModelJob job) => job.Age >= _policy.Definition.MaxWait.Ticks;

    private static int Bucket(ModelJob job) => job.Group.Ageing.BucketOf(job.Age);

    private static int Importance(ModelJob job) =>
        job.Group.AccelerateLate && job.Age >= job.Group.Goals.Last.Ticks ? 1 : job.Group.Importance;

    private bool Ages(ModelJob job) => job.Clock is { } clock && !_full.Contains(clock);

    private bool IsDelayed(ModelJob job) => job.Lane is not { } lane || _full.Contains(lane.Needs);

    private bool IsDelayed(Lane lane) => _full.Contains(lane.Key.Needs);

    private Blocker? Stops(LaneKey lane) =>
        _full.Contains(lane.Needs) ? new Blocker(BlockerKind.Limit, lane.Needs)
        : _noSlot.Contains(lane.Machine) ? new Blocker(BlockerKind.Slots, lane.Machine)
        : null;
}
