using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Definitions.Checks;

/// <summary>A dependency of a planned job on one that is not planned, or that waits for it.</summary>
/// <param name="Job">The job that depends.</param>
/// <param name="Dependency">On what.</param>
/// <param name="Verdict">What stands behind it.</param>
/// <param name="Text">The same in words, and what it means for the job.</param>
public sealed record UnplannedPredecessor(ObjectName Job, JobDependency Dependency, DependencyVerdict Verdict, string Text)
{
    /// <summary>Whether the job waits until somebody acts.</summary>
    public bool Blocks =>
        Verdict == DependencyVerdict.Circle
        || (Dependency.Kind == DependencyKind.Requires && Verdict != DependencyVerdict.ComesThroughGate);
}
