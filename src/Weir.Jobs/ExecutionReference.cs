namespace Weir.Jobs;

/// <summary>What a job that was let go is found by on its machine, from its start to its end and by a later agent too.</summary>
/// <param name="BootId">The kernel's boot id when it was let go; <see langword="null"/> of a row that an older agent wrote.</param>
/// <param name="Cgroup">Its control group's folder; <see langword="null"/> where there are no control groups.</param>
/// <param name="ProcessId">The command's process, to be shown and never acted on; <see langword="null"/> until it is known.</param>
public sealed record ExecutionReference(string? BootId, string? Cgroup, int? ProcessId);
