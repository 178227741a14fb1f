namespace Weir.Agent.Ways;

/// <summary>What installing or removing a way in did.</summary>
/// <param name="Changed">Files that were touched.</param>
/// <param name="Same">Files that were so already.</param>
/// <param name="Installed">Where it is installed now.</param>
/// <param name="Warnings">What its user should know.</param>
internal sealed record WayChange(
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Same,
    IReadOnlyList<string> Installed,
    IReadOnlyList<string> Warnings
)
{
    /// <summary>
    /// Of a way whose places can be lost: those where it is not wanted any more. <see langword="null"/>: it is wanted where it is
    /// installed now, and nowhere else.
    /// </summary>
    public IReadOnlyList<string>? Unwanted { get; init; }
}
