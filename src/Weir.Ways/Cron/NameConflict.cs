using Weir.Tracking.Gate;

namespace Weir.Ways.Cron;

/// <summary>
/// Entries of one user with the same command whose comments name them differently: cron hands on the command only, so the gate cannot tell
/// them apart.
/// </summary>
internal static class NameConflict
{
    /// <summary>One sentence for each command with more than one name. The first name counts.</summary>
    public static IReadOnlyList<string> Find(IReadOnlyList<GateName> names) =>
        [
            .. names
                .GroupBy(name => (name.User, Convert.ToBase64String(name.Command)))
                .Select(same => same.DistinctBy(name => name.JobName).ToList())
                .Where(same => same.Count > 1)
                .Select(same =>
                    $"{same[0].User}'s crontab entries {string.Join(" and ", same.Select(name => name.JobName.Text))} have the same command: all of them are {same[0].JobName}; put WEIR_JOB_NAME=NAME before each command"
                ),
        ];
}
