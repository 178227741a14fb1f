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

    /// <summary>Of each copy the last run.</summary>
    public IEnumerable<PredecessorRun> Latest =>
        _runs.Count <= 1 ? _runs : _runs.GroupBy(run => run.Name).Select(same => same.MaxBy(run => run.Number));

    public bool IsEmpty => _runs.Count == 0;

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
    public DependencyStatus StatusFor(JobDependency dependency, TrackingNumber dependant)
    {
        if (dependency.Kind == DependencyKind.Conflict)
        {
            return Latest.Any(run => run.Number != dependant && IsUnderWay(run.State)) ? DependencyStatus.Waits : DependencyStatus.Met;
        }

        var status = DependencyStatus.Met;
        var found = false;
        foreach (var run in Latest)
        {
            if (run.Number == dependant)
            {
                continue;
            }

            found = true;
            switch (StatusOf(run.State, dependency.On))
            {
                case DependencyStatus.Never:
                    return DependencyStatus.Never;
                case DependencyStatus.Waits:
                    status = DependencyStatus.Waits;
                    break;
                default:
                    break;
            }
        }

        return status == DependencyStatus.Waits ? status
            : !IsKnown ? DependencyStatus.Unknown
            : found || dependency.Kind == DependencyKind.After ? DependencyStatus.Met
            : DependencyStatus.Waits;
    }

    private static bool IsUnderWay(JobState state) => state is JobState.Starting or JobState.Running;

    // The table of the original: what each state of the other means. Skipped counts as either outcome, cancelled and missed as none.
    private static DependencyStatus StatusOf(JobState state, DependencyOutcome on) =>
        state switch
        {
            JobState.Waiting or JobState.Starting or JobState.Running or JobState.Rejected => DependencyStatus.Waits,
            JobState.Skipped => DependencyStatus.Met,
            JobState.Succeeded => on == DependencyOutcome.Failed ? DependencyStatus.Never : DependencyStatus.Met,
            JobState.Failed or JobState.StartFailed or JobState.Fixed => on == DependencyOutcome.Succeeded
                ? DependencyStatus.Never
                : DependencyStatus.Met,
            _ => DependencyStatus.Never,
        };
}
