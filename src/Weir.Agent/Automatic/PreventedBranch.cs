using Weir.Linux;

namespace Weir.Agent.Automatic;

/// <summary>
/// The part of a job that a rule keeps out of automatic tracking: a control group within the job's own. What a process in it starts stays
/// in it, whoever its parent is by then, so the kernel remembers the branch.
/// </summary>
internal static class PreventedBranch
{
    private const string Name = "prevented";

    /// <summary>Whether a process of this group belongs to the prevented part of a job.</summary>
    public static bool Has(string? group, string job) =>
        group is not null && (group == PathIn(job) || group.StartsWith(PathIn(job) + "/", StringComparison.Ordinal));

    /// <summary>Moves a process into it; <see langword="false"/> where it has ended or may not be moved.</summary>
    public static bool TryAdd(ProcessHandle process, string job) =>
        new JobCgroup(job).TryMakeInner(Name) is { } inner && inner.TryMove(process);

    private static string PathIn(string job) => $"{job}/{Name}";
}
