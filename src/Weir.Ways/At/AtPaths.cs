namespace Weir.Ways.At;

/// <summary>Where at keeps its jobs.</summary>
/// <param name="Spool">Its spool, one script for each job.</param>
/// <param name="ProcessFile">Where atd writes down its process id.</param>
internal sealed record AtPaths(string Spool, string ProcessFile)
{
    /// <summary>Debian's.</summary>
    public static AtPaths Debian { get; } = new("/var/spool/cron/atjobs", "/run/atd.pid");
}
