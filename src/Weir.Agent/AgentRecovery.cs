using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Running;
using Weir.Stores.Agent;

namespace Weir.Agent;

/// <summary>Takes up, at a start, the jobs that the journal says are not over.</summary>
internal sealed class AgentRecovery(JobLedger ledger, JobFollower follower, JobCanceller canceller, Waiters waiters, Errands errands)
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

        // Stored jobs that only wait need no look; there may be a hundred thousand.
        foreach (var job in jobs.Where(job => job.MayRun || job.InPlace))
        {
            errands.Run($"taking up job {job.Number}", () => TakeUpAsync(job));
        }
    }

    private async Task TakeUpAsync(TrackedJob job)
    {
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
}
