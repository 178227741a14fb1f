namespace Weir.Server.Events;

/// <summary>Which events led to something, oldest first. None leads to itself, so that each chain has an end.</summary>
internal static class EventChain
{
    /// <summary>The longest.</summary>
    public const int Longest = 64;

    private const string Arrow = " → ";

    /// <summary>Why a chain does not go on with an event; <see langword="null"/> where it may.</summary>
    public static string? WhyNot(IReadOnlyList<string> chain, string link) =>
        chain.Contains(link, StringComparer.OrdinalIgnoreCase) ? $"it leads to itself: {Text(chain, link)}"
        : chain.Count >= Longest ? $"it is the {Longest + 1}th of a chain: {Text(chain, link)}"
        : null;

    private static string Text(IReadOnlyList<string> chain, string link)
    {
        // Of a long chain its beginning and its end say which it is.
        const int Shown = 8;
        IEnumerable<string> shown = chain.Count <= Shown ? chain : [.. chain.Take(Shown / 2), "…", .. chain.TakeLast(Shown / 2)];
        return string.Join(Arrow, [.. shown, link]);
    }
}
