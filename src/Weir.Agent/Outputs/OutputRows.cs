using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Stores.Agent;

namespace Weir.Agent.Outputs;

/// <summary>The rows of jobs with whose output something is done.</summary>
internal sealed class OutputRows(
    IAgentJournal journal,
    ActiveJobs active,
    JobDispatcher dispatcher,
    JobRecorder recorder,
    TimeProvider time
)
{
    /// <summary>A job's row as it is now; <see langword="null"/> where the job is forgotten.</summary>
    public async Task<JournalJob?> FindAsync(TrackingNumber number, CancellationToken cancellationToken) =>
        active.TryFind(number, out var job) ? job.Row : await journal.FindAsync(number, cancellationToken).ConfigureAwait(false);

    /// <summary>Writes what happened. Of a job that is not over its own turn decides; of one that is, nobody else does.</summary>
    public async Task<JournalJob?> DecideAsync(JournalJob row, JobTrigger trigger, CancellationToken cancellationToken)
    {
        if (active.TryFind(row.Number, out var job))
        {
            await dispatcher.HandleAsync(job, trigger).ConfigureAwait(false);
            return job.Row;
        }

        var (changed, facts) = JobMachine.PassOutput(row, trigger, time.GetUtcNow());
        await recorder.WriteAsync(new JournalEntry { Jobs = [changed], Facts = facts }).ConfigureAwait(false);
        return await FindAsync(row.Number, cancellationToken).ConfigureAwait(false);
    }
}
