namespace Weir.Ways.Watch;

/// <summary>What the feed remembers of a process in a watched subsystem.</summary>
/// <param name="User">Its real user.</param>
/// <param name="Cgroup">Its control group.</param>
/// <param name="Origin">The name of the program that made it, where that starts the jobs of others.</param>
/// <param name="BornAt">When it was made, in nanoseconds of the monotonic clock; 0 where that was not seen.</param>
/// <param name="ParentId">Who made it, while it has become no program yet; else 0.</param>
internal readonly record struct NearProcess(uint User, string Cgroup, string? Origin, long BornAt, int ParentId);
