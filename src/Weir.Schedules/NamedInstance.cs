using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Schedules;

/// <summary>An instance that a schedule has on each of its dates.</summary>
/// <param name="Name">Its name in the definition.</param>
/// <param name="Properties">What its jobs are told.</param>
public sealed record NamedInstance(ObjectName Name, IReadOnlyList<JobProperty> Properties)
{
    /// <summary>The most of one schedule.</summary>
    public const int Most = 100;
}
