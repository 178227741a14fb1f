using System.Runtime.InteropServices;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day.Dependencies;

/// <summary>
/// Which jobs wait for which. What holds a job follows from the states of the others alone: it is counted on, edge by edge, as they
/// change, so that an end costs only what it lets go.
/// </summary>
internal sealed class DependencyGraph
{
    private readonly Dictionary<(ObjectName Schedule, DateOnly Date), ScheduleDayJobs> _days = [];
    private readonly Dictionary<TrackingNumber, Dependant> _dependants = [];
    private readonly HashSet<Predecessor> _unknown = [];
    private readonly HashSet<ScheduleDayJobs> _unknownDays = [];
    private readonly SortedSet<TrackingNumber> _freed = [];
    private readonly SortedSet<TrackingNumber> _stopped = [];

    /// <summary>Whether jobs are over that somebody waits for and that the store has to be asked about.</summary>
    public bool NeedsOutcomes => _unknown.Count > 0 || _unknownDays.Count > 0;

    /// <summary>Whether jobs have lost their last dependency and were not looked at since.</summary>
    public bool HasFreed => _freed.Count > 0;

    /// <summary>Whether another job holds this one.</summary>
    public bool Holds(TrackingNumber number) => _dependants.TryGetValue(number, out var found) && found.Unmet > 0;

    /// <summary>A schedule's day begins: what is not seen of it from here on is not there.</summary>
    public void Begin(ObjectName schedule, DateOnly date)
    {
        if (schedule != ScheduleDefinition.AdHoc)
        {
            DayOf(schedule, date).IsKnown = true;
        }
    }

    /// <summary>Whether all jobs of a day are here; where they are not, the store is asked.</summary>
    public bool Require(ObjectName schedule, DateOnly date)
    {
        var day = DayOf(schedule, date);
        if (!day.IsKnown)
        {
            _unknownDays.Add(day);
        }

        return day.IsKnown;
    }

    /// <summary>Whether a day has a job of exactly this name.</summary>
    public bool Has(ObjectName schedule, DateOnly date, ObjectName name) =>
        _days.TryGetValue((schedule, date), out var day)
        && day.ByName.TryGetValue(NameOf(name), out var predecessor)
        && predecessor.Latest.Any(run => run.Name == name);

    /// <summary>The last runs of all copies of a job on a day.</summary>
    public IEnumerable<PredecessorRun> RunsOf(ObjectName schedule, DateOnly date, ObjectName name) =>
        _days.TryGetValue((schedule, date), out var day) && day.ByName.TryGetValue(NameOf(name), out var predecessor)
            ? predecessor.Latest
            : [];

    /// <summary>The last runs of all jobs of a day.</summary>
    public IEnumerable<PredecessorRun> RunsOf(ObjectName schedule, DateOnly date) =>
        _days.TryGetValue((schedule, date), out var day) ? day.ByName.Values.SelectMany(name => name.Latest) : [];

    /// <summary>A day is closed: what nobody waits for is forgotten.</summary>
    public void Forget(ObjectName schedule, DateOnly date)
    {
        if (_days.TryGetValue((schedule, date), out var day) && day.IsFree)
        {
            _days.Remove((schedule, date));
        }
    }

    /// <summary>A job that is entered is as it is now.</summary>
    public void Observe(Job job)
    {
        if (PredecessorRun.From(job) is not { } run)
        {
            Remove(job);
            return;
        }

        Observe(job, run, DayOf(job.Schedule, job.ScheduleDate));
        // Who depends on a schedule of several instances depends on all of them.
        if (job.Plan?.Instance is { } instance)
        {
            Observe(job, run, DayOf(instance.Of, job.ScheduleDate));
        }
    }

    private void Observe(Job job, PredecessorRun run, ScheduleDayJobs day)
    {
        var name = NameOf(job.Name);
        // AdHoc may see a million names: of those that are over only what somebody asked about is kept.
        if (job.State.IsEnd() && job.Schedule == ScheduleDefinition.AdHoc && day.Patterns.Count == 0 && !day.ByName.ContainsKey(name))
        {
            return;
        }

        var predecessor = day.Predecessor(name);
        if (predecessor.Put(run))
        {
            Notify(day, predecessor);
        }

        if (job.State.IsEnd() && job.Schedule == ScheduleDefinition.AdHoc && predecessor.Edges.Count == 0 && day.Patterns.Count == 0)
        {
            day.ByName.Remove(name);
        }
    }

    /// <summary>A job is not there: the decision that made it is taken back, or another job excludes it.</summary>
    public void Remove(Job job)
    {
        Leave(job.Number);
        RemoveFrom(job.Schedule, job);
        if (job.Plan?.Instance is { } instance)
        {
            RemoveFrom(instance.Of, job);
        }
    }

    private void RemoveFrom(ObjectName schedule, Job job)
    {
        if (
            _days.TryGetValue((schedule, job.ScheduleDate), out var day)
            && day.ByName.TryGetValue(NameOf(job.Name), out var predecessor)
            && predecessor.Remove(job.Number)
        )
        {
            Notify(day, predecessor);
        }
    }

    /// <summary>The store has told how jobs ended.</summary>
    public void Load(OutcomesNeeded needed, IReadOnlyList<PredecessorRun> runs)
    {
        var day = DayOf(needed.Schedule, needed.Date);
        foreach (var run in runs)
        {
            day.Predecessor(NameOf(run.Name)).Put(run);
        }

        if (needed.Names.Count == 0)
        {
            day.IsKnown = true;
            _unknownDays.Remove(day);
        }

        foreach (var predecessor in needed.Names.Count == 0 ? [.. day.ByName.Values] : needed.Names.Select(day.Predecessor))
        {
            predecessor.IsKnown = true;
            _unknown.Remove(predecessor);
            Notify(day, predecessor);
        }

        foreach (var edge in day.Patterns)
        {
            Look(edge, StatusOf(day, edge));
        }
    }

    /// <summary>What the store has to be asked.</summary>
    public IReadOnlyList<OutcomesNeeded> Needed() =>
        [
            .. _unknownDays.Select(day => new OutcomesNeeded(day.Schedule, day.Date, [])),
            .. _days
                .Values.Where(day => !_unknownDays.Contains(day))
                .Select(day => new OutcomesNeeded(
                    day.Schedule,
                    day.Date,
                    [.. day.ByName.Values.Where(_unknown.Contains).Select(predecessor => predecessor.Name)]
                ))
                .Where(needed => needed.Names.Count > 0),
        ];

    /// <summary>The next job that something holds now and nothing did before.</summary>
    public bool TryStopped(out TrackingNumber number) => TryTake(_stopped, out number);

    /// <summary>The next job that nothing holds any more.</summary>
    public bool TryFreed(out TrackingNumber number) => TryTake(_freed, out number);

    /// <summary>What a job depends on and how that is, in the order of its definition; none of one that does not wait.</summary>
    public IReadOnlyList<(JobDependency Dependency, DependencyStatus Status)> EdgesOf(TrackingNumber number) =>
        _dependants.TryGetValue(number, out var found) ? [.. found.Edges.Select(edge => (edge.Dependency, edge.Status))] : [];

    /// <summary>The runs that a dependency of a job is about, the job itself left out.</summary>
    public IEnumerable<PredecessorRun> RunsFor(Job job, JobDependency dependency)
    {
        if (!_days.TryGetValue(TargetOf(job, dependency), out var day))
        {
            return [];
        }

        var names =
            dependency.IsPattern
                ? day
                    .ByName.Values.Where(name => Wildcard.Fits(dependency.Job, name.Name.Text, ignoreCase: true))
                    .OrderBy(name => name.Name)
            : day.ByName.TryGetValue(TargetNameOf(dependency), out var one) ? [one]
            : Enumerable.Empty<Predecessor>();
        return names.SelectMany(name => name.Latest).Where(run => run.Number != job.Number && dependency.IsAbout(run.Name));
    }

    private static (ObjectName Schedule, DateOnly Date) TargetOf(Job job, JobDependency dependency) =>
        (dependency.Schedule ?? job.Schedule, job.ScheduleDate.AddDays(dependency.Days));

    // A container is meant by the name of its copy, and all others by the name of all copies.
    private static ObjectName TargetNameOf(JobDependency dependency) =>
        ObjectName.Parse(dependency.Job) is var name && dependency.Kind == DependencyKind.Container ? NameOf(name) : name;

    // Who depends on a name depends on all of its copies.
    private static ObjectName NameOf(ObjectName name) => CopyName.TryParse(name, out var stem, out _) ? stem : name;

    private static bool TryTake(SortedSet<TrackingNumber> from, out TrackingNumber number)
    {
        number = from.Min;
        return from.Remove(number);
    }

    private ScheduleDayJobs DayOf(ObjectName schedule, DateOnly date)
    {
        ref var day = ref CollectionsMarshal.GetValueRefOrAddDefault(_days, (schedule, date), out _);
        return day ??= new ScheduleDayJobs(schedule, date);
    }

    /// <summary>A job that waits is held by what it depends on; one that does not is not.</summary>
    public void Enter(Job job)
    {
        if (job.State != JobState.Waiting || job.Dependencies.Count == 0)
        {
            Leave(job.Number);
            return;
        }

        if (_dependants.TryGetValue(job.Number, out var known))
        {
            if (ReferenceEquals(known.Job.Dependencies, job.Dependencies))
            {
                known.Job = job;
                return;
            }

            Leave(job.Number);
        }

        var dependant = new Dependant(job);
        _dependants.Add(job.Number, dependant);
        foreach (var edge in dependant.Edges)
        {
            var (schedule, date) = TargetOf(job, edge.Dependency);
            var day = DayOf(schedule, date);
            if (edge.Dependency.IsPattern)
            {
                day.Patterns.Add(edge);
                if (!day.IsKnown)
                {
                    _unknownDays.Add(day);
                }

                Look(edge, StatusOf(day, edge));
                continue;
            }

            var predecessor = day.Predecessor(TargetNameOf(edge.Dependency));
            predecessor.Edges.Add(edge);
            if (!predecessor.IsKnown && edge.Dependency.Kind != DependencyKind.Conflict)
            {
                _unknown.Add(predecessor);
            }

            Look(edge, predecessor.StatusFor(edge.Dependency, job.Number));
        }

        // What holds it from the first moment on is no change.
        _stopped.Remove(job.Number);
        _freed.Remove(job.Number);
    }

    /// <summary>Nothing holds a job by dependencies any more.</summary>
    public void Leave(TrackingNumber number)
    {
        if (!_dependants.Remove(number, out var dependant))
        {
            return;
        }

        _freed.Remove(number);
        _stopped.Remove(number);
        foreach (var edge in dependant.Edges)
        {
            if (!_days.TryGetValue(TargetOf(dependant.Job, edge.Dependency), out var day))
            {
                continue;
            }

            day.Patterns.Remove(edge);
            if (!edge.Dependency.IsPattern && day.ByName.TryGetValue(TargetNameOf(edge.Dependency), out var predecessor))
            {
                predecessor.Edges.Remove(edge);
                if (predecessor.Edges.Count == 0)
                {
                    _unknown.Remove(predecessor);
                }
            }

            if (day.Patterns.Count == 0)
            {
                _unknownDays.Remove(day);
            }
        }
    }

    private void Notify(ScheduleDayJobs day, Predecessor predecessor)
    {
        foreach (var edge in predecessor.Edges)
        {
            Look(edge, predecessor.StatusFor(edge.Dependency, edge.Dependant.Job.Number));
        }

        foreach (var edge in day.Patterns)
        {
            if (Wildcard.Fits(edge.Dependency.Job, predecessor.Name.Text, ignoreCase: true))
            {
                Look(edge, StatusOf(day, edge));
            }
        }
    }

    // All names that fit must let it go; of required ones there must be one.
    private static DependencyStatus StatusOf(ScheduleDayJobs day, DependencyEdge edge)
    {
        var number = edge.Dependant.Job.Number;
        return edge.Dependency.Fold(
            day.ByName.Values.Where(predecessor =>
                    Wildcard.Fits(edge.Dependency.Job, predecessor.Name.Text, ignoreCase: true)
                    && predecessor.Latest.Any(run => run.Number != number)
                )
                .Select(predecessor => predecessor.StatusFor(edge.Dependency, number)),
            day.IsKnown
        );
    }

    private void Look(DependencyEdge edge, DependencyStatus now)
    {
        var (was, dependant) = (edge.Status, edge.Dependant);
        edge.Status = now;
        if ((was == DependencyStatus.Met) == (now == DependencyStatus.Met))
        {
            return;
        }

        dependant.Unmet += now == DependencyStatus.Met ? -1 : 1;
        var number = dependant.Job.Number;
        if (dependant.Unmet == 0)
        {
            _stopped.Remove(number);
            _freed.Add(number);
        }
        else if (dependant.Unmet == 1 && now != DependencyStatus.Met)
        {
            _freed.Remove(number);
            _stopped.Add(number);
        }
    }
}
