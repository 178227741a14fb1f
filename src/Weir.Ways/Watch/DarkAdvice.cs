using Weir.Jobs;

namespace Weir.Ways.Watch;

/// <summary>What lets Weir have a job that came round the gate.</summary>
internal static class DarkAdvice
{
    /// <summary>The command that does: its way in, where the gate can stand there, else a rule for the watcher.</summary>
    /// <param name="origin">The program that started it.</param>
    /// <param name="name">What the gate would call it.</param>
    /// <param name="ways">The ways that can be put in here.</param>
    public static string CaughtBy(string? origin, ObjectName name, IReadOnlyCollection<string> ways)
    {
        var way = origin switch
        {
            "cron" or "crond" or "anacron" => "cron",
            "atd" => "at",
            "slurmstepd" => "slurm",
            "systemd" => "timer",
            _ => null,
        };
        return way is not null && ways.Contains(way)
            ? $"weir gate install {way switch { "cron" => "cron --system", "timer" => "timers", _ => way }}"
            : $"weir rule add --track-type passive --name {name}";
    }
}
