using System.Text;
using Weir.Linux;

namespace Weir.Gate;

/// <summary>
/// <c>weir slurm-note SOCKET</c>, from what slurmctld runs when a job starts or ends: one datagram to the agent that says which. It waits
/// for nobody and always succeeds, as its job must not suffer.
/// </summary>
internal static class SlurmNote
{
    private const int LongestName = 64;

    public static int Send(List<byte[]> arguments, List<byte[]> environment)
    {
        if (arguments.Count == 2)
        {
            HintSender.TrySend(Encoding.UTF8.GetString(arguments[1]), Text(environment));
        }

        return 0;
    }

    /// <summary>The datagram: array or job, user, account, partition and name, with tabs between.</summary>
    public static byte[] Text(List<byte[]> environment)
    {
        // Of an array its own number, else the job's. What tells ends has other names for them, and 0 where there is no array.
        byte[] job = First(environment, "SLURM_ARRAY_JOB_ID="u8, "ARRAYJOBID="u8);
        job = job.Length == 0 || job.AsSpan().SequenceEqual("0"u8) ? First(environment, "SLURM_JOB_ID="u8, "JOBID="u8) : job;
        var account = First(environment, "SLURM_JOB_ACCOUNT="u8, "ACCOUNT="u8);
        return
        [
            .. job,
            (byte)'\t',
            .. First(environment, "SLURM_JOB_UID="u8, "UID="u8),
            (byte)'\t',
            .. account.AsSpan().SequenceEqual("(null)"u8) ? [] : account,
            (byte)'\t',
            .. First(environment, "SLURM_JOB_PARTITION="u8, "PARTITION="u8),
            (byte)'\t',
            .. First(environment, "SLURM_JOB_NAME="u8, "JOBNAME="u8),
        ];
    }

    private static byte[] First(List<byte[]> environment, ReadOnlySpan<byte> name, ReadOnlySpan<byte> other)
    {
        var value = Value(environment, name) ?? Value(environment, other) ?? [];
        var cut = value.AsSpan(0, Math.Min(value.Length, LongestName)).ToArray();
        cut.AsSpan().Replace((byte)'\t', (byte)' ');
        return cut;
    }

    private static byte[]? Value(List<byte[]> environment, ReadOnlySpan<byte> name)
    {
        foreach (var entry in environment)
        {
            if (entry.AsSpan().StartsWith(name))
            {
                return entry[name.Length..];
            }
        }

        return null;
    }
}
