namespace Weir.Protocol.Closing;

/// <summary>That Weir is closed to new work, or opens gradually.</summary>
/// <param name="Since">Since when it is closed, UTC.</param>
/// <param name="By">Who closed it, and from where.</param>
/// <param name="Text">Why.</param>
/// <param name="Except">Service groups whose jobs go all the same.</param>
/// <param name="OpensSince">Since when it opens gradually, UTC; <see langword="null"/> while it is closed.</param>
/// <param name="Waiting">Jobs that wait, for whatever.</param>
public sealed record ClosureView(
    DateTimeOffset Since,
    string By,
    string Text,
    IReadOnlyList<string> Except,
    DateTimeOffset? OpensSince,
    int Waiting
);
