using Weir.Agent.Ways;
using Weir.Jobs;

namespace Weir.Ways.Timers;

/// <summary>Finds the drop-ins that somebody else took away or edited.</summary>
internal sealed class TimerPlaces(TimerInstaller installer, TimerPaths paths, WayStore ways) : IOwnPlaces
{
    private const string Install = "weir gate install timers";

    public string Way => WayIn.Timer.ToText();

    public IReadOnlyList<string> Folders => [paths.Own, .. Places.Select(place => Path.GetDirectoryName(place)!)];

    private IReadOnlyList<string> Places => ways.Find(Way).Installed;

    // A service that is not to be taken any more has lost its drop-in to Weir itself.
    public IReadOnlyList<string> FindChanges()
    {
        var wanted = installer.WantedPlaces();
        return [.. Places.Where(place => File.Exists(place) || wanted.Contains(place)).Select(Change).OfType<string>()];
    }

    private static string? Change(string place) =>
        !File.Exists(place)
            ? $"{Printable.Escape(place)} was taken away by somebody else, and its service runs past Weir: {Install} puts it in again"
        : !TimerInstaller.IsOurs(place)
            ? $"{Printable.Escape(place)} was edited by somebody else since Weir made it, and Weir does not keep it up to date any more: {Install} makes it anew"
        : null;
}
