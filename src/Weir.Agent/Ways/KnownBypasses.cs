namespace Weir.Agent.Ways;

/// <summary>The known ways round the gate: it is a courtesy, not a jail.</summary>
internal static class KnownBypasses
{
    public static IReadOnlyList<string> All { get; } =
    [
        "A command started by its absolute path from a shell does not pass the gate.",
        "A crontab that sets SHELL after Weir's line, or that Weir is not installed in, runs its jobs without the gate.",
        "A job that at starts at once (at now) can be running before it can be held.",
        "A systemd timer's or another scheduler's own jobs pass the gate only where it is installed for them.",
        "root can do all of it unseen.",
    ];
}
