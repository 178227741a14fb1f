using Weir.Jobs;

namespace Weir.Day;

/// <summary>That Weir is closed: what waits for the day's word is held until somebody opens it.</summary>
/// <param name="Since">Since when, UTC.</param>
/// <param name="By">Who closed it, and from where.</param>
/// <param name="Text">Why.</param>
/// <param name="Except">Service groups whose jobs go all the same.</param>
public sealed record Closure(DateTimeOffset Since, string By, string Text, IReadOnlyList<ObjectName> Except)
{
    /// <summary>Since when it opens gradually, UTC; <see langword="null"/> while it is closed.</summary>
    public DateTimeOffset? OpensSince { get; init; }

    /// <summary>Whether a job goes all the same.</summary>
    public bool Spares(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return Except.Count > 0 && job.Group is { } group && Except.Contains(group);
    }
}
