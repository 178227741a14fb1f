using Weir.Jobs;
using Weir.Protocol.AgentLink;

namespace Weir.Server.Verification;

/// <summary>
/// Whether a machine's row and the server's agree about a job. The server has all that the machine told when the row was read; what it
/// knows more, the machine has yet to do or has done since.
/// </summary>
public static class JournalAgreement
{
    /// <summary>Where they differ, one sentence; <see langword="null"/> where they agree.</summary>
    public static string? Check(JournalLine line, Job job)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(job);
        var atMachine = $"{line.Letter}{(line.EndedAt is null ? ", not over" : $", over{Status(line.ExitCode, line.Signal)}")}";
        var atServer = $"{job.State}{Status(job.ExitCode, job.Signal)}";
        return
            line.EndedAt is null == job.State.IsEnd()
            || line.ExitCode != job.ExitCode
            || line.Signal != job.Signal
            || (line.StartedAt is null && job.StartedAt is not null)
            || (line is { StartedAt: not null, EndedAt: null } && job.State != JobState.Running)
            ? $"the journal says {atMachine}, and the server {atServer}"
            : null;
    }

    private static string Status(int? exitCode, int? signal) =>
        exitCode is { } code ? $" with status {code}"
        : signal is { } by ? $" by signal {by}"
        : "";
}
