using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.JobVariables;
using Weir.Stores.Agent;

namespace Weir.Agent.Variables;

/// <summary>Watches the conditions that hold jobs in the schedule, and tells the server when they are true.</summary>
internal sealed class ConditionHolds(
    VariableService house,
    JobRecorder recorder,
    IAgentJournal journal,
    ActiveJobs ledger,
    BackgroundTasks backgroundTasks,
    TimeProvider time
)
{
    /// <summary>Takes up the conditions of jobs that still wait, which their orders in the journal name.</summary>
    public void Restore(JournalSnapshot snapshot)
    {
        foreach (var accept in snapshot.Orders.Select(issued => issued.Order).OfType<Accept>())
        {
            if (accept.When is { } when && ledger.TryFind(accept.Number, out var job) && job.Waits)
            {
                Watch(job, when);
            }
        }
    }

    /// <summary>Watches a job's condition from now on, until it is true or the job waits no more.</summary>
    public void Watch(TrackedJob job, string when) =>
        backgroundTasks.Run($"the condition of job {job.Number}", () => WatchAsync(job, when));

    /// <summary>Waits as a user until a condition is true; a variable that is not there yet is waited for.</summary>
    /// <exception cref="AgentRefusedException">The user may not read a variable of it.</exception>
    /// <exception cref="FormatException">It is no condition.</exception>
    public Task WaitAsync(string when, Submitter submitter, CancellationToken cancellation) =>
        UntilTrueAsync(Condition.Parse(when), VariableNames.CallerOf(submitter, isAdministrator: false, null), cancellation);

    private async Task WatchAsync(TrackedJob job, string when)
    {
        var submitter = job.Submitter ??= (
            await journal.FindSubmissionAsync(job.Number, CancellationToken.None).ConfigureAwait(false)
        )?.Submitter;
        if (submitter is null)
        {
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(backgroundTasks.Stopping);
        try
        {
            var waiting = WaitAsync(when, submitter, either.Token);
            if (await Task.WhenAny(waiting, job.End).ConfigureAwait(false) == waiting)
            {
                await waiting.ConfigureAwait(false);
                await ReportAsync(job).ConfigureAwait(false);
            }
            else
            {
                await either.CancelAsync().ConfigureAwait(false);
            }
        }
        catch (Exception refused) when (refused is AgentRefusedException or FormatException or VariableException)
        {
            var text = $"the condition of job {job.Number} {job.Row.Name} cannot be watched, so it stays held: {refused.Message}";
            await recorder
                .WriteAsync(
                    new JournalEntry
                    {
                        Facts = [new AgentMessage(time.GetUtcNow(), MessageSeverity.Error, "condition-refused", text, job.Number)],
                    }
                )
                .ConfigureAwait(false);
        }
    }

    // A variable that is not there yet, or not any more, is waited for; that it may be read is asked once it is there.
    private async Task UntilTrueAsync(Condition condition, VariableCaller caller, CancellationToken cancellation)
    {
        VariableId[] ids = [.. condition.Variables.Select(name => VariableNames.Read(name.ToString(), caller.User, house.Store))];
        while (true)
        {
            if (await FirstMissingAsync(ids, caller, cancellation).ConfigureAwait(false) is { } missing)
            {
                await house.WorkAsync(caller.User, () => EnsureRoom(missing, caller), cancellation).ConfigureAwait(false);
                await house.Waiter.WaitUntilThereAsync(missing, cancellation).ConfigureAwait(false);
                continue;
            }

            try
            {
                await house.Waiter.WaitAsync(condition, new WaitOptions { User = caller.User }, cancellation).ConfigureAwait(false);
                return;
            }
            catch (VariableException gone) when (gone.Reason == VariableRefusal.NotFound)
            {
                // Removed between the two looks.
            }
        }
    }

    private bool EnsureRoom(VariableId id, VariableCaller caller)
    {
        VariableRefusals.Translate(() => house.Store.EnsureRoom(id, caller));
        return true;
    }

    private Task<VariableId?> FirstMissingAsync(VariableId[] ids, VariableCaller caller, CancellationToken cancellation) =>
        house.WorkAsync(
            caller.User,
            () =>
            {
                foreach (var id in ids)
                {
                    try
                    {
                        house.Store.Read(id, caller);
                    }
                    catch (VariableException gone) when (gone.Reason == VariableRefusal.NotFound)
                    {
                        return id;
                    }
                }

                return (VariableId?)null;
            },
            cancellation
        );

    private async Task ReportAsync(TrackedJob job)
    {
        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        if (job.Waits)
        {
            await recorder.WriteAsync(new JournalEntry { Facts = [new ConditionMet(time.GetUtcNow(), job.Number)] }).ConfigureAwait(false);
        }
    }
}
