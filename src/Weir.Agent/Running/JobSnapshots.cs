using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Outputs;
using Weir.Agent.Variables;
using Weir.Execution;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Running;

/// <summary>Asks the kernel, the folders and the journal what is true about a job. The caller is inside the job.</summary>
internal sealed class JobSnapshots(
    AgentOptions options,
    IAgentJournal journal,
    Executions executions,
    MonitoringVariables monitoringVariables,
    RuleCache rules,
    OutputReading outputs,
    TimeProvider time
)
{
    private readonly MachineSnapshot _machine = new(
        options.WaiterGrace,
        options.OnLeftovers,
        Environment.ProcessorCount,
        MachineMemory.TotalKibibytes()
    );
    private readonly long _began = time.GetTimestamp();

    /// <summary>What is true for a decision about what happened; where that may close the job, its folder is shut first.</summary>
    public async Task<JobSnapshot> CreateAsync(TrackedJob job, JournalJob row, JobTrigger trigger)
    {
        if (trigger is Checked { IsAgain: true })
        {
            job.BeginRecheck();
        }

        if (trigger is Checked && !job.IsOver)
        {
            await LoadSubmissionAsync(job).ConfigureAwait(false);
            job.BeginCheck();
        }

        var snapshot = trigger is Checked && !job.IsOver ? Create(job, row) : OfMemory(job);
        if (!JobMachine.AsksToShut(row, snapshot, trigger))
        {
            return snapshot;
        }

        await LoadSubmissionAsync(job).ConfigureAwait(false);
        var execution = executions.Get(job);
        var isSealed = execution.TrySeal();
        // Who is left counts once nobody can start it any more.
        var known = execution.Known;
        return snapshot with
        {
            IsSealed = isSealed,
            Execution = snapshot.Execution with { Supervisor = known.Supervisor, ProcessesLeft = known.ProcessesLeft },
        };
    }

    private JobSnapshot OfMemory(TrackedJob job) => ForMachine(job, executions.Known(job));

    private JobSnapshot Create(TrackedJob job, JournalJob row)
    {
        var execution = executions.Get(job).Inspect(rules.OutputOf(row, options.Quotas));
        return ForMachine(job, execution) with
        {
            VariableLost = monitoringVariables.ReadLost(row),
            Output = outputs.Read(row, job.Memory, hasEnded: execution.Folder.End is not null),
        };
    }

    private JobSnapshot ForMachine(TrackedJob job, ExecutionSnapshot execution) =>
        new(time.GetUtcNow(), time.GetElapsedTime(_began), _machine, job.Memory, execution)
        {
            HasWaiter = job.Waiter is not null,
            WaiterProcess = job.Waiter?.Process?.Id,
        };

    // Its process is the one that was written down, and a folder of its number counts only where it was made for its submission.
    private async Task LoadSubmissionAsync(TrackedJob job)
    {
        if (job.Key == default && await journal.FindSubmissionAsync(job.Number, CancellationToken.None).ConfigureAwait(false) is { } stored)
        {
            job.SetSubmission(stored);
        }
    }
}
