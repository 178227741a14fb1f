namespace Weir.Protocol.Jobs;

/// <summary>What a job was started as, on its machine.</summary>
/// <param name="ProcessId">The process of its command; <see langword="null"/> where nobody here is its parent, as in Slurm.</param>
/// <param name="Cgroup">Its control group's folder, or <see langword="null"/> where there are none.</param>
public sealed record StartedAs(int? ProcessId, string? Cgroup);
