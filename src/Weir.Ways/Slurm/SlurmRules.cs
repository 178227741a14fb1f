using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Weir.Jobs;
using Weir.Tracking.Rules;

namespace Weir.Ways.Slurm;

/// <summary>
/// The rules as the hook reads them: a stamp, and a line for each rule that may be for a job of Slurm's, in order of precedence. What
/// Slurm calls account and partition are the job description and the job queue of library SLURM.
/// </summary>
internal static class SlurmRules
{
    /// <summary>The library of Slurm's accounts and partitions.</summary>
    public static ObjectName Library { get; } = ObjectName.Parse("SLURM");

    /// <summary>Writes them for a machine.</summary>
    /// <param name="rules">The rules in force.</param>
    /// <param name="machine">The machine that slurmctld runs on.</param>
    public static byte[] Write(RuleSet rules, string machine)
    {
        var lines = new StringBuilder();
        foreach (var rule in rules.Rules.Where(rule => rule.Type != TrackType.Passive && rule.IsFor(machine)))
        {
            if (rule.JobDescriptionLibrary.Matches(Library.Text) && rule.JobQueueLibrary.Matches(Library.Text))
            {
                lines
                    .AppendJoin(
                        '\t',
                        rule.Name.Text,
                        rule.Type == TrackType.Queue ? "hold" : "pass",
                        rule.JobName.Text.ToUpperInvariant(),
                        rule.User.Text,
                        rule.JobDescription.Text.ToUpperInvariant(),
                        rule.JobQueue.Text.ToUpperInvariant()
                    )
                    .Append('\n');
            }
        }

        var body = lines.ToString();
        var stamp = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..16];
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"weir-slurm 1 {stamp}\n{body}"));
    }
}
