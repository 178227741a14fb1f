namespace Weir.Ways.Cron;

/// <summary>Where cron keeps its tables.</summary>
/// <param name="Spool">Users' tables, one file for each user.</param>
/// <param name="SystemTable">The system's table.</param>
/// <param name="SystemFolder">The folder of further system tables.</param>
internal sealed record CronPaths(string Spool, string SystemTable, string SystemFolder)
{
    /// <summary>Debian's.</summary>
    public static CronPaths Debian { get; } = new("/var/spool/cron/crontabs", "/etc/crontab", "/etc/cron.d");
}
