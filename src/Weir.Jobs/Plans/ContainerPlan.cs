namespace Weir.Jobs.Plans;

/// <summary>What a container job runs: the jobs of a sub-schedule's day, and no process of its own.</summary>
/// <param name="Runs">The sub-schedule.</param>
public sealed record ContainerPlan(ObjectName Runs)
{
    /// <summary>What the jobs of the sub-schedule are told, beside what its own day's instance is.</summary>
    public IReadOnlyList<JobProperty> Properties { get; set; } = [];

    /// <summary>The instance of the sub-schedule that runs in a container job.</summary>
    /// <param name="container">The container job.</param>
    /// <param name="parent">The instance of the container's own day, whose properties it has as well; <see langword="null"/>: none.</param>
    public ScheduleInstance InstanceIn(ContainerRef container, ScheduleInstance? parent) =>
        new(Runs)
        {
            Container = container,
            Properties = [.. Properties, .. (parent?.Properties ?? []).Where(property => Properties.All(own => own.Name != property.Name))],
        };
}
