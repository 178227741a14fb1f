using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Day.Dependencies;

/// <summary>A job that waits and depends on others.</summary>
internal sealed class Dependant
{
    public Dependant(Job job)
    {
        Job = job;
        Edges =
        [
            .. job
                .Dependencies.Where(dependency => dependency.Kind != DependencyKind.Exclude)
                .Select(dependency => new DependencyEdge(this, dependency)),
        ];
    }

    public Job Job { get; set; }

    /// <summary>What may hold it: exclusions act when a day is built, and hold nothing.</summary>
    public IReadOnlyList<DependencyEdge> Edges { get; }

    /// <summary>How many of its dependencies hold it.</summary>
    public int Unmet { get; set; }
}
