namespace Weir.Ways.Timers;

/// <summary>Where systemd finds units, those first that go before others.</summary>
/// <param name="Folders">The folders; the first one is the administrator's, where drop-ins are put.</param>
internal sealed record TimerPaths(IReadOnlyList<string> Folders)
{
    /// <summary>Those of the system's manager.</summary>
    public static TimerPaths System { get; } =
        new(["/etc/systemd/system", "/run/systemd/system", "/usr/local/lib/systemd/system", "/usr/lib/systemd/system"]);

    /// <summary>The administrator's own.</summary>
    public string Own => Folders[0];
}
