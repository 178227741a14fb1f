using Weir.Jobs;

namespace Weir.Tracking.Variables;

/// <summary>For what a text is expanded.</summary>
public sealed record VariableContext
{
    /// <summary>The day's name: of an instance its own, else the schedule's. <see langword="null"/>: of no schedule.</summary>
    public ObjectName? Schedule { get; init; }

    /// <summary>The schedule whose definition holds.</summary>
    public ObjectName? Master { get; init; }

    /// <summary>The job; <see langword="null"/>: of none.</summary>
    public ObjectName? Job { get; init; }

    /// <summary>The date of the schedule.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The date that the job works for; <see langword="null"/>: the schedule's.</summary>
    public DateOnly? JobDate { get; init; }

    /// <summary>Now, as clocks show it there.</summary>
    public required DateTimeOffset Clock { get; init; }

    /// <summary>Properties that the job or its schedule's instance was given, by name.</summary>
    public IReadOnlyDictionary<ObjectName, string> Given { get; init; } = new Dictionary<ObjectName, string>();
}
