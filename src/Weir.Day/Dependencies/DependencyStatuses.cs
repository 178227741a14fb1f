using Weir.Jobs.Plans;

namespace Weir.Day.Dependencies;

/// <summary>How a dependency on several jobs is met.</summary>
internal static class DependencyStatuses
{
    /// <summary>All of them must let the job go; of required ones there must be one.</summary>
    /// <param name="dependency">What the job depends on.</param>
    /// <param name="statuses">How it is with each of those that are there.</param>
    /// <param name="isKnown">Whether none that is over is missing among them.</param>
    public static DependencyStatus Fold(this JobDependency dependency, IEnumerable<DependencyStatus> statuses, bool isKnown)
    {
        var (waits, found) = (false, false);
        foreach (var status in statuses)
        {
            if (status == DependencyStatus.Never)
            {
                return status;
            }

            found = true;
            waits |= status == DependencyStatus.Waits;
        }

        // What is under way is in memory, so nothing that is over can conflict.
        return waits ? DependencyStatus.Waits
            : dependency.Kind == DependencyKind.Conflict ? DependencyStatus.Met
            : !isKnown ? DependencyStatus.Unknown
            : found || dependency.Kind == DependencyKind.After ? DependencyStatus.Met
            : DependencyStatus.Waits;
    }
}
