using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Weir.Tracking.Gate;

namespace Weir.Agent.Ways;

/// <summary>One way in. As a setting: state, time and places, separated by line ends; before a place that is kept stands a +.</summary>
/// <param name="State">What it does.</param>
/// <param name="Since">Since when.</param>
/// <param name="Installed">Where it was asked for.</param>
internal sealed record WayEntry(WayState State, DateTimeOffset Since, IReadOnlyList<string> Installed)
{
    private const char KeptMark = '+';

    /// <summary>Those of the places where it is put in again when it is lost.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    public static bool TryRead(string text, [NotNullWhen(true)] out WayEntry? entry)
    {
        var lines = text.Split('\n');
        entry = null;
        if (
            lines.Length < 2
            || !WayStates.TryParse(lines[0], out var state)
            || !DateTimeOffset.TryParse(lines[1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
        )
        {
            return false;
        }

        var places = lines[2..];
        entry = new WayEntry(state, since, [.. places.Select(place => place.TrimStart(KeptMark))])
        {
            Kept = [.. places.Where(place => place.StartsWith(KeptMark)).Select(place => place[1..])],
        };
        return true;
    }

    public override string ToString() =>
        string.Join('\n', [WayStates.ToText(State), Since.ToString("O", CultureInfo.InvariantCulture), .. Installed.Select(Marked)]);

    private string Marked(string place) => Kept.Contains(place, StringComparer.Ordinal) ? KeptMark + place : place;
}
