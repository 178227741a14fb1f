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
);
