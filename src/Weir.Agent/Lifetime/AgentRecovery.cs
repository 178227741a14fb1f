using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Agent.Watching;
using Weir.Execution;
using Weir.Stores.Agent;

namespace Weir.Agent.Lifetime;

/// <summary>Takes up, at a start, the jobs that the journal says are not over.</summary>
internal sealed class AgentRecovery(
    ActiveJobs ledger,
    IExecutor executor,
    Executions executions,
    JobInbox inbox,
    HintListener hints,
    IWatch watch
)
{
    public void Start(JournalSnapshot snapshot)
    {
        List<TrackedJob> jobs = [];
        foreach (var row in snapshot.Unfinished)
        {
            var job = new TrackedJob(row, default, null) { Noticed = NoticedProcesses.Find(snapshot.Settings, row.Number) };
            ledger.Add(job);
            jobs.Add(job);
        }

        watch.Restore(snapshot.Settings);
        executor.Open(jobs.Select(job => job.Number));
        // Before anything is started: what shepherds say is heard from here on.
        hints.Open();
        // Stored jobs that only wait need no look; there may be a hundred thousand.
        foreach (var job in jobs.Where(job => job.MayRun || job.InPlace))
        {
            // First, so that whatever happens to it next finds the process over it.
            executions.Get(job).Recall();
            inbox.Post(job, new Checked(CheckReason.Recovery));
        }
    }
}
