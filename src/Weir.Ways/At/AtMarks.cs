using Microsoft.Extensions.Logging;
using Weir.Agent;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Ways.At;

/// <summary>Writes the marked line into scripts of at's, which takes them through the gate.</summary>
internal sealed class AtMarks(AgentOptions options, AtSpool spool, AtUnmarkedJobs unmarked, ILogger<AtMarks> log)
{
    private const string MachineGate = "/run/weir/gate";

    private string? Gate => options.GateFile == MachineGate ? null : options.GateFile;

    /// <summary>Marks a job that is registered when atd runs it; <see langword="false"/> where atd or atrm was faster.</summary>
    public bool TryTrack(AtEntry entry, Submission submission, Submitter submitter) =>
        spool.TryHold(entry)
        && spool.Read(entry) is { } script
        && spool.TryReplace(
            entry,
            AtScript.WithMark(script, options.Weir, Gate, submission.Name, entry.Queue, null),
            submitter.UserId,
            free: true
        );

    /// <summary>
    /// Marks a held job with its number; <see langword="false"/> where atd or atrm was faster, and where the spool has no room for it.
    /// </summary>
    public async Task<bool> TryHoldAsync(AtEntry entry, Submission submission, Submitter submitter, TrackingNumber number)
    {
        try
        {
            return spool.Read(entry) is { } script
                && spool.TryReplace(
                    entry,
                    AtScript.WithMark(script, options.Weir, Gate, submission.Name, entry.Queue, (number, submission.Key)),
                    submitter.UserId,
                    free: false
                );
        }
        catch (LinuxException refused)
        {
            log.Failed($"marking at's job {entry.Job}", refused);
            await unmarked.AddAsync(entry, number).ConfigureAwait(false);
            return false;
        }
    }
}
