using Weir.Day.State;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day;

/// <summary>Days of sub-schedules, and the container jobs that they run in.</summary>
public sealed partial class DayState
{
    private readonly Dictionary<(ObjectName Name, DateOnly Date), TrackingNumber> _containers = [];
    private readonly Dictionary<(ObjectName Parent, DateOnly Date), SortedSet<ObjectName>> _within = [];
    private readonly HashSet<(ObjectName Name, DateOnly Date)> _begun = [];
    private readonly SortedSet<TrackingNumber> _wanted = [];
    private readonly HashSet<TrackingNumber> _askedFor = [];

    /// <summary>Days of sub-schedules of which something has begun or ended since their containers were looked at.</summary>
    internal HashSet<(ObjectName Name, DateOnly Date)> Touched { get; } = [];

    /// <summary>The container job of a sub-schedule's day that is not over; <see langword="null"/> where there is none.</summary>
    public Job? ContainerOf(ObjectName subDay, DateOnly date) =>
        _containers.TryGetValue((subDay, date), out var number) && TryFind(number, out var job) ? job : null;

    /// <summary>The day of the sub-schedule that runs in a container job; <see langword="null"/> where it is not active.</summary>
    internal ScheduleOfDay? SubDayOf(Job container) =>
        container.SubDay() is { } name ? FindScheduleDay(name, container.ScheduleDate) : null;

    /// <summary>The active days of sub-schedules that run in containers of a day, and in containers of those, in order.</summary>
    public IReadOnlyList<ScheduleDay> DaysWithin(ObjectName name, DateOnly date)
    {
        List<ScheduleDay> found = [];
        Add(name);
        return found;

        void Add(ObjectName parent)
        {
            foreach (var inner in _within.TryGetValue((parent, date), out var names) ? names : [])
            {
                found.Add(_scheduleDays[(inner, date)].Day);
                Add(inner);
            }
        }
    }

    /// <summary>
    /// The day that holds the jobs of one: itself, or the first of those whose containers it runs in; <see langword="null"/>: none does.
    /// </summary>
    internal ScheduleOfDay? HeldBy(ObjectName name, DateOnly date)
    {
        var day = FindScheduleDay(name, date);
        while (day is { IsHeld: false })
        {
            day = day.Day.Instance?.Container is { } container ? FindScheduleDay(container.Schedule, date) : null;
        }

        return day;
    }

    /// <summary>The day that holds one that is not on hold itself; <see langword="null"/> where none does.</summary>
    public ObjectName? ParentThatHolds(ScheduleDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return day.Instance?.Container is { } container && HeldBy(container.Schedule, day.Date) is { Day: var held } ? held.Name : null;
    }

    /// <summary>Whether a day is another, or runs in a container of that, however deep.</summary>
    public bool IsWithin(ObjectName day, DateOnly date, ObjectName parent)
    {
        ObjectName? at = day;
        while (at is { } name && name != parent)
        {
            at = FindScheduleDay(name, date)?.Day.Instance?.Container?.Schedule;
        }

        return at is not null;
    }

    /// <summary>The jobs that a container which runs waits for, in order.</summary>
    public IReadOnlyList<Job> AwaitedBy(Job container)
    {
        ArgumentNullException.ThrowIfNull(container);
        return container.SubDay() is not { } name
            ? []
            :
            [
                .. Dependencies
                    .RunsOf(name, container.ScheduleDate)
                    .Select(run => TryFind(run.Number, out var job) ? job : null)
                    .OfType<Job>()
                    .OrderBy(job => job.Number),
            ];
    }

    /// <summary>Why a sub-schedule, or a day of one, is not built by itself, with the way out; <see langword="null"/> of others.</summary>
    public string? WhyNotBuiltAlone(ObjectName name)
    {
        const int MostNamed = 5;
        if (Schedule(name) is not { SubSchedule: true })
        {
            return null;
        }

        var master = MasterOf(name) ?? name;
        var containers = Definitions
            .JobDefinitions.Where(job => job.Container?.Runs == master)
            .OrderBy(job => job.Schedule)
            .ThenBy(job => job.Name)
            .ToList();
        var named = ListText.FirstOf([.. containers.Select(job => $"{job.Schedule}/{job.Name}")], MostNamed);
        var way =
            containers.Count == 0
                ? "no job definition of type container runs it: define one"
                : $"its days are built with those of its containers, {named}: weir schedule build {containers[0].Schedule}";
        return $"{name} is {(master == name ? "a sub-schedule" : $"a day of sub-schedule {master}")} and is not built by itself; {way}";
    }

    /// <summary>Jobs that are over and that the next decision needs: the store has them.</summary>
    internal void Want(IEnumerable<TrackingNumber> numbers) => _wanted.UnionWith(numbers);

    /// <summary>The same of one; says no where the store was asked for it before and did not have it.</summary>
    internal bool WantOnce(TrackingNumber number) => _askedFor.Add(number) && _wanted.Add(number);

    private TrackingNumber[] DrainWanted()
    {
        if (_wanted.Count == 0)
        {
            return [];
        }

        TrackingNumber[] wanted = [.. _wanted];
        _wanted.Clear();
        return wanted;
    }

    /// <summary>Puts the day of a container's sub-schedule behind those to be built, and opens it, so that no crash loses it.</summary>
    internal void AddSubBuild(Job container, DayBuildKind kind, string? by, DateTimeOffset now)
    {
        if (
            container.Plan?.Container is not { } plan
            || container.SubDay() is not { } name
            || (FindScheduleDay(name, container.ScheduleDate) is not null && IsBeingBuilt(name, container.ScheduleDate))
        )
        {
            return;
        }

        var instance = plan.InstanceIn(new ContainerRef(container.Schedule, container.Name), container.Plan.Instance);
        NoteInstance(name, instance);
        var schedule = Schedule(name) ?? new ScheduleDefinition(name) { SubSchedule = true };
        var day = ScheduleDayOf(name, container.ScheduleDate, now, instance);
        var isKept = day.Day.BuiltAt is not null;
        var order = new DayBuildOrder(
            isKept ? day.Day.Status == ScheduleDayStatus.Held : schedule.BuildHeld || schedule.Hold,
            LeavesOutPassed: false,
            by,
            kind
        );
        Set(
            day,
            day.Day with
            {
                Status = ScheduleDayStatus.Building,
                Since = now,
                By = by,
                BuiltAt = null,
                Building = order,
                Instance = instance,
            }
        );
        _opened.Add(day.Day);
        AddBuild(schedule, container.ScheduleDate, order, instance);
    }

    // Each day of a sub-schedule is found by the one that its container is on.
    private void NoteWithin(ScheduleDay day)
    {
        if (day.Instance?.Container is { } container)
        {
            var key = (container.Schedule, day.Date);
            (_within.TryGetValue(key, out var names) ? names : _within[key] = []).Add(day.Name);
        }
    }

    private void ForgetWithin(ScheduleDay day)
    {
        if (
            day.Instance?.Container is { } container
            && _within.TryGetValue((container.Schedule, day.Date), out var names)
            && names.Remove(day.Name)
            && names.Count == 0
        )
        {
            _within.Remove((container.Schedule, day.Date));
        }
    }

    // A job is not late for what its container is late for.
    private bool WaitsForContainer(Job job) =>
        job.Plan?.Instance?.Container is not null && !_begun.Contains((job.Schedule, job.ScheduleDate));

    private void CountPromisesWithin(ObjectName subDay, DateOnly date)
    {
        foreach (var run in Dependencies.RunsOf(subDay, date))
        {
            if (TryFind(run.Number, out var job) && job.Promise is not null)
            {
                CountPromises(job, job);
            }
        }
    }

    private void CountContainer(Job? before, Job job)
    {
        if (job.SubDay() is { } within)
        {
            var key = (within, job.ScheduleDate);
            if (!job.State.IsEnd())
            {
                _containers[key] = job.Number;
            }
            else if (_containers.TryGetValue(key, out var known) && known == job.Number)
            {
                _containers.Remove(key);
                _begun.Remove(key);
            }

            if (job.State == JobState.Running && _begun.Add(key))
            {
                Touched.Add(key);
                CountPromisesWithin(within, job.ScheduleDate);
            }
        }

        if (job.Plan?.Instance?.Container is not null && (before is null || job.State.IsEnd()))
        {
            Touched.Add((job.Schedule, job.ScheduleDate));
        }
    }
}
