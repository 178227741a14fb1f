using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Ways.Slurm;

/// <summary>A job of Slurm's as a submission: its account is the job description, its partition the job queue.</summary>
internal static class SlurmSubmission
{
    /// <summary>Who submitted, by the user's number that Slurm knows.</summary>
    public static Submitter SubmitterOf(uint user)
    {
        var account = UserAccounts.Find(user);
        var name = UserAccounts.NameOf(user);
        return account is null
            ? new Submitter(name, user, user, [])
            : new Submitter(name, user, account.GroupId, UserAccounts.GroupsOf(name, account.GroupId));
    }

    /// <summary>The submission; that of the same job is always the same.</summary>
    public static Submission Create(SlurmJob job, string? waitsFor)
    {
        var told = job.Tasks.Length == 0 ? $"slurm job {job.Id}" : $"slurm job {job.Id} tasks {job.Tasks}";
        return Create(job.Name, job.Account, job.Partition) with
        {
            Key = KeyOf(job),
            WaitsFor = waitsFor,
            Arguments = [.. told.Split(' ').Select(Encoding.Latin1.GetBytes)],
        };
    }

    /// <summary>What the rules are asked about.</summary>
    public static Submission Create(string name, string account, string partition) =>
        new()
        {
            Key = Guid.Empty,
            Name = ObjectName.Derive(name),
            Way = WayIn.Slurm,
            Mode = SubmissionMode.Spooled,
            JobDescription = new QualifiedName(SlurmRules.Library, ObjectName.Derive(account)),
            JobQueue = new QualifiedName(SlurmRules.Library, ObjectName.Derive(partition)),
            Arguments =
            [
                [.. "slurm"u8],
            ],
            Directory = [.. "/"u8],
        };

    // A number comes again in a cluster that was set up anew.
    private static Guid KeyOf(SlurmJob job) =>
        new(
            SHA256
                .HashData(
                    Encoding.UTF8.GetBytes(
                        string.Create(CultureInfo.InvariantCulture, $"slurm {job.Id} {job.SubmittedAt.ToUnixTimeSeconds()} {job.UserId}")
                    )
                )
                .AsSpan(0, 16)
        );
}
