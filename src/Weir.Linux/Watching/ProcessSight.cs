namespace Weir.Linux;

/// <summary>What is to be seen of a process while it is there.</summary>
/// <param name="ProcessId">Its id.</param>
/// <param name="ParentId">Its parent's id.</param>
/// <param name="StartTicks">When it was started, in clock ticks since the machine was; with the id it names one process of this
/// boot. 0 where it was not read.</param>
/// <param name="User">Its real user.</param>
/// <param name="Cgroup">Its control group below the unified hierarchy, as <c>/system.slice/cron.service</c>.</param>
/// <param name="Program">The base name of the file that it became, at most 15 bytes; for a script the script's.</param>
/// <param name="Arguments">Its words, as far as they fit in 32 KiB; empty where it has none.</param>
public sealed record ProcessSight(
    int ProcessId,
    int ParentId,
    long StartTicks,
    uint User,
    string Cgroup,
    byte[] Program,
    IReadOnlyList<byte[]> Arguments
);
