using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.JobVariables;
using Weir.Stores.Agent;

namespace Weir.Agent.Variables;

/// <summary>Watches the conditions that hold jobs in the schedule, and tells the server when they are true.</summary>
internal sealed class ConditionHolds(VariableHouse house, JobRecorder recorder, IAgentJournal journal, JobLedger ledger, Errands errands, TimeProvider time)
{
    /// <summary>Takes up the conditions of jobs that still wait, which their orders in the journal name.</summary>
    public void Restore(JournalSnapshot snapshot)
    {
        foreach (var accept in snapshot.Orders.Select(issued => issued.Order).OfType<Accept>())
        {
            if (accept.When is { } when && ledger.TryFind(accept.Number, out var job) && job.Waits)
            {
                Begin(job, when);
            }
        }
    }

    /// <summary>Watches a job's condition from now on, until it is true or the job waits no more.</summary>
    public void Begin(TrackedJob job, string when) => errands.Run($"the condition of job {job.Number}", () => WatchAsync(job, when));

    private async Task WatchAsync(TrackedJob job, string when)
    {
        var submitter = job.Submitter ??= (await journal.FindSubmissionAsync(job.Number, CancellationToken.None).ConfigureAwait(false))?.Submitter;
        if (submitter is null)
        {
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(errands.Stopping);
        try
        {
            var condition = Condition.Parse(when);
            foreach (var name in condition.Variables)
            {
                var id = VariableNames.Read(name.ToString(), submitter.User, house.Store);
                await house.WorkAsync(
                    submitter.User, () => VariableRefusals.Ask(() => house.Store.Read(id, VariableNames.CallerOf(submitter, isAdministrator: false, null))), either.Token).ConfigureAwait(false);
            }

            var waiting = house.Waiter.WaitAsync(condition, new WaitOptions { User = submitter.User }, either.Token);
            if (await Task.WhenAny(waiting, job.End).ConfigureAwait(false) == waiting)
            {
                await waiting.ConfigureAwait(false);
                await TellAsync(job).ConfigureAwait(false);
            }
            else
            {
                await either.CancelAsync().ConfigureAwait(false);
            }
        }
        catch (Exception refused) when (refused is AgentRefusedException or FormatException or VariableException)
        {
            var text = $"the condition of job {job.Number} {job.Row.Name} cannot be watched, so it stays held: {refused.Message}";
            await recorder.WriteAsync(new JournalEntry { Facts = [new AgentMessage(time.GetUtcNow(), MessageSeverity.Error, "condition-refused", text, job.Number)] }).ConfigureAwait(false);
        }
    }

    private async Task TellAsync(TrackedJob job)
    {
        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        if (job.Waits)
        {
            await recorder.WriteAsync(new JournalEntry { Facts = [new ConditionMet(time.GetUtcNow(), job.Number)] }).ConfigureAwait(false);
        }
    }
}
