using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Weir.Tracking.Gate;

namespace Weir.Agent.Ways;

/// <summary>One way in. As a setting: state, time and places, separated by line ends.</summary>
internal sealed record WayEntry(WayState State, DateTimeOffset Since, IReadOnlyList<string> Installed)
{
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

        entry = new WayEntry(state, since, lines[2..]);
        return true;
    }

    public override string ToString() =>
        string.Join('\n', [WayStates.ToText(State), Since.ToString("O", CultureInfo.InvariantCulture), .. Installed]);
}
