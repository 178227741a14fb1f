using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Running;
using Weir.Stores.Agent;

namespace Weir.Agent;

/// <summary>Takes up, at a start, the jobs that the journal says are not over.</summary>
internal sealed class AgentRecovery(
    IAgentJournal journal, JobLedger ledger, JobFollower follower, JobCanceller canceller, JobKeepers keepers, Waiters waiters, Errands errands)
{
    private const int Grace = 10;

    public void Begin(JournalSnapshot snapshot)
    {
        List<TrackedJob> jobs = [];
        foreach (var row in snapshot.Unfinished)
        {
            var job = new TrackedJob(row, default, null) { StartTold = row.StartedAt is not null };
            ledger.Add(job);
            jobs.Add(job);
        }

        keepers.Open(jobs.Select(job => job.Number));
        // Stored jobs that only wait need no look; there may be a hundred thousand.
        foreach (var job in jobs.Where(job => job.MayRun || job.InPlace))
        {
            errands.Run($"taking up job {job.Number}", () => TakeUpAsync(job));
        }
    }

    private async Task TakeUpAsync(TrackedJob job)
    {
        await LearnAsync(job).ConfigureAwait(false);
        await follower.LookAsync(job, LookReason.Recovery).ConfigureAwait(false);
        if (job.IsOver)
        {
            return;
        }

        if (job.CancelAsked)
        {
            canceller.End(job, Grace, null);
        }

        if (job is { InPlace: true, Spooled: false } && job.Shepherd is null && job.Seat is null && !job.StartTold)
        {
            waiters.AwaitReturn(job);
        }
    }

    // Its process is the one that was written down, and a folder of its number counts only where it was made for its submission.
    private async Task LearnAsync(TrackedJob job)
    {
        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        keepers.Recall(job);
        if (job.Key == default && await journal.FindSubmissionAsync(job.Number, CancellationToken.None).ConfigureAwait(false) is { } stored)
        {
            job.Learn(stored);
        }
    }
}
