using Weir.Jobs;

namespace Weir.Day.Dependencies;

/// <summary>A job that waits and depends on others.</summary>
internal sealed class Dependant
{
    public Dependant(Job job)
    {
        Job = job;
        Edges = [.. job.Dependencies.Select(dependency => new DependencyEdge(this, dependency))];
    }

    public Job Job { get; set; }

    public IReadOnlyList<DependencyEdge> Edges { get; }

    /// <summary>How many of its dependencies hold it.</summary>
    public int Unmet { get; set; }
}
