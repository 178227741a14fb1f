using Weir.Agent.Jobs;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Stores.Agent;
using Weir.Tracking.Gate;

namespace Weir.Ways.At;

/// <summary>Jobs of at's that were taken in before, and are seen again.</summary>
internal sealed class AtKnownJobs(
    AtSpool spool,
    WayStore ways,
    AtHeldJobs held,
    AtJobReturn back,
    AtMessages notices,
    ActiveJobs ledger,
    IAgentJournal journal
)
{
    /// <summary>A marked job: after a restart of the agent, after atd took it up, or our own change coming back.</summary>
    public async Task ResumeAsync(AtEntry entry, TrackingNumber number, bool free)
    {
        if (ledger.TryFind(number, out var job))
        {
            held.Keep(job, entry);
            if (job.MayRun && !free && !entry.Runs)
            {
                held.Free(job);
            }
        }
        else if (!entry.Runs)
        {
            // Over while nobody looked: cancelled, as atrm has it. One that the journal does not know is not ours to remove.
            if (await journal.FindAsync(number, CancellationToken.None).ConfigureAwait(false) is { EndedAt: not null })
            {
                spool.TryRemove(entry);
            }
            else
            {
                await back.ReturnAsync(entry).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Held by its bit alone: after a restart of the agent, after atd took it up, or our own change coming back. One that has no number
    /// and is to be taken in again is not returned: whether it was.
    /// </summary>
    public async Task<bool> ResumeUnmarkedAsync(AtEntry entry, TrackingNumber? known, bool free)
    {
        if (known is not { } number)
        {
            if (ways["at"] == WayState.On)
            {
                return false;
            }

            await back.ReturnAsync(entry).ConfigureAwait(false);
        }
        else if (!entry.Runs)
        {
            await ResumeAsync(entry, number, free).ConfigureAwait(false);
        }
        else if (held.Forget(number) && ledger.TryFind(number, out var job))
        {
            await notices.ReportRunningAsync(entry, job).ConfigureAwait(false);
        }

        return true;
    }
}
