using Weir.Jobs.Plans;

namespace Weir.Day.Dependencies;

/// <summary>One dependency of one job that waits.</summary>
internal sealed class DependencyEdge(Dependant dependant, JobDependency dependency)
{
    public Dependant Dependant { get; } = dependant;

    public JobDependency Dependency { get; } = dependency;

    /// <summary>How it is now.</summary>
    public DependencyStatus Status { get; set; } = DependencyStatus.Met;
}
