namespace Weir.Execution;

/// <summary>The folder of a job that is about to start.</summary>
/// <param name="Folder">The job's folder.</param>
/// <param name="Report">The folder in which the shepherd keeps lock, start mark and end: in place one of its own.</param>
/// <param name="Cgroup">The job's control group, or <see langword="null"/>.</param>
public sealed record PreparedFolder(string Folder, string Report, string? Cgroup);
