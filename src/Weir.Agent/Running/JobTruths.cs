using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Variables;
using Weir.Execution;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Running;

/// <summary>Asks the kernel, the folders and the journal what is true about a job. The caller is inside the job.</summary>
internal sealed class JobTruths(
    AgentOptions options,
    IAgentJournal journal,
    Executions executions,
    Monitors monitors,
    RuleBook rules,
    TimeProvider time
)
{
    private readonly MachineTruth _machine = new(
        options.WaiterGrace,
        options.OnLeftovers,
        Environment.ProcessorCount,
        MachineMemory.TotalKibibytes()
    );
    private readonly long _began = time.GetTimestamp();

    /// <summary>What is true for a decision about what happened; where that may close the job, its folder is shut first.</summary>
    public async Task<JobTruth> AskAsync(TrackedJob job, JournalJob row, JobHappening happened)
    {
        if (happened is Looked { IsAgain: true })
        {
            job.BeginAgain();
        }

        if (happened is Looked && !job.IsOver)
        {
            await LearnAsync(job).ConfigureAwait(false);
            job.BeginLook();
        }

        var truth = happened is Looked && !job.IsOver ? Look(job, row) : OfMemory(job);
        if (!JobMachine.AsksToShut(row, truth, happened))
        {
            return truth;
        }

        await LearnAsync(job).ConfigureAwait(false);
        var execution = executions.Of(job);
        var isSealed = execution.TrySeal();
        // Who is left counts once nobody can start it any more.
        var known = execution.Known;
        return truth with
        {
            IsSealed = isSealed,
            Execution = truth.Execution with { Keeper = known.Keeper, ProcessesLeft = known.ProcessesLeft },
        };
    }

    private JobTruth OfMemory(TrackedJob job) => Of(job, executions.Known(job));

    private JobTruth Look(TrackedJob job, JournalJob row) =>
        Of(job, executions.Of(job).Look(rules.OutputOf(row.Rule, options.Quotas))) with
        {
            VariableLost = monitors.TakeLost(row),
        };

    private JobTruth Of(TrackedJob job, ExecutionTruth execution) =>
        new(time.GetUtcNow(), time.GetElapsedTime(_began), _machine, job.Memory, execution)
        {
            IsSeated = job.Seat is not null,
            SeatProcess = job.Seat?.Process?.Id,
        };

    // Its process is the one that was written down, and a folder of its number counts only where it was made for its submission.
    private async Task LearnAsync(TrackedJob job)
    {
        if (job.Key == default && await journal.FindSubmissionAsync(job.Number, CancellationToken.None).ConfigureAwait(false) is { } stored)
        {
            job.Learn(stored);
        }
    }
}
