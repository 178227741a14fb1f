namespace Weir.Jobs;

/// <summary>Where a job stands in automatic tracking.</summary>
/// <param name="Parent">The job that submitted it, by the kernel's word; <see langword="null"/> where none did.</param>
/// <param name="JoinsParent">Whether it is put on its parent's schedule.</param>
/// <param name="Mark">
/// What holds for the jobs that it submits, whatever the method: allowed or prevented; <see langword="null"/>: nobody has said so.
/// </param>
public sealed record Lineage(TrackingNumber? Parent, bool JoinsParent, AutomaticTracking? Mark)
{
    /// <summary>That of a job nobody has said anything of.</summary>
    public static Lineage None { get; } = new(null, false, null);
}
