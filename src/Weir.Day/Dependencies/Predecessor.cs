using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Day.Dependencies;

/// <summary>All runs of one job name on one schedule's day, and who depends on the name.</summary>
internal sealed class Predecessor(ObjectName name)
{
    // Seldom more than one; of several with the same name the highest number counts, and the rest come back where that one never was.
    private readonly List<PredecessorRun> _runs = [];

    public ObjectName Name { get; } = name;

    public HashSet<DependencyEdge> Edges { get; } = [];

    /// <summary>Whether all its runs are here, those that are over as well.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Of each copy the last run, in each instance of the schedule.</summary>
    public IEnumerable<PredecessorRun> Latest =>
        _runs.Count <= 1 ? _runs : _runs.GroupBy(run => (run.Schedule, run.Name)).Select(same => same.MaxBy(run => run.Number));

    /// <summary>A run is as it is now; whether that says anything new.</summary>
    public bool Put(PredecessorRun run)
    {
        var at = _runs.FindIndex(known => known.Number == run.Number);
        if (at < 0)
        {
            _runs.Add(run);
            return true;
        }

        var changed = _runs[at] != run;
        _runs[at] = run;
        return changed;
    }

    /// <summary>A run is not there, and never was as far as others care.</summary>
    public bool Remove(TrackingNumber number) => _runs.RemoveAll(run => run.Number == number) > 0;

    /// <summary>How a dependency of a job on this name is met.</summary>
    public DependencyStatus StatusFor(JobDependency dependency, TrackingNumber dependant) =>
        dependency.Fold(
            Latest.Where(run => run.Number != dependant && dependency.IsAbout(run.Name)).Select(run => StatusOf(run.State, dependency)),
            IsKnown
        );

    // The table of the original: what each state of the other means. Skipped counts as either outcome, cancelled and missed as none.
    private static DependencyStatus StatusOf(JobState state, JobDependency dependency) =>
        state switch
        {
            JobState.Running when dependency.On == DependencyOutcome.Started => DependencyStatus.Met,
            JobState.Starting or JobState.Running => DependencyStatus.Waits,
            _ when dependency.Kind == DependencyKind.Conflict => DependencyStatus.Met,
            JobState.Waiting or JobState.Rejected => DependencyStatus.Waits,
            JobState.Skipped => DependencyStatus.Met,
            JobState.Succeeded => dependency.On == DependencyOutcome.Failed ? DependencyStatus.Never : DependencyStatus.Met,
            JobState.StartFailed when dependency.On == DependencyOutcome.Started => DependencyStatus.Never,
            JobState.Failed or JobState.StartFailed or JobState.Fixed => dependency.On == DependencyOutcome.Succeeded
                ? DependencyStatus.Never
                : DependencyStatus.Met,
            _ => DependencyStatus.Never,
        };
}
