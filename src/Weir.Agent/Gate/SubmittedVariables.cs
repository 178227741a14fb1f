using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Stores.Agent;
using Weir.Tracking.Rules;

namespace Weir.Agent.Gate;

/// <summary>Takes the variables in which submissions, or their rules, want to be shown.</summary>
internal sealed class SubmittedVariables(
    MonitoringVariables monitoringVariables,
    ActiveJobs ledger,
    JobDispatcher dispatcher,
    IAgentJournal journal,
    TimeProvider time
)
{
    /// <summary>
    /// Takes the variable of a submission; <see langword="null"/> where it wants none, or its rule's cannot be had: then a fact says so.
    /// </summary>
    /// <exception cref="AgentRefusedException">
    /// What its submitter asked for cannot be had. What a rule wants besides does not keep a job from running, nor a repeat.
    /// </exception>
    public async Task<ClaimedVariable?> ClaimAsync(
        Submission submission,
        Submitter submitter,
        RuleMatch? match,
        TrackingNumber number,
        AssignedJob? given,
        List<Fact> facts
    )
    {
        var wanted = submission.Monitor ?? match?.Rule.Monitor;
        if (
            wanted is not null
            && await monitoringVariables.HolderOfAsync(wanted, submitter).ConfigureAwait(false) is { } holder
            && ledger.TryFind(holder, out var other)
        )
        {
            // One command after the other shows itself in the same variable: the end of the first may not have been heard of yet.
            await dispatcher.HandleAsync(other, new Checked(CheckReason.Settled)).ConfigureAwait(false);
        }

        try
        {
            return wanted is null
                ? null
                : await monitoringVariables
                    .ClaimAsync(wanted, submitter, submission.MonitorPassword, number, match?.Rule.Name.Text)
                    .ConfigureAwait(false);
        }
        catch (AgentRefusedException refused)
            when (submission.Monitor is null || (given is not null && !(given.NeedsMonitor && IsOfOthers(refused))))
        {
            facts.Add(MonitoringVariables.Refused(time.GetUtcNow(), number, submission.Name, wanted!, refused.Message));
            return null;
        }
    }

    /// <summary>Whether a variable is not the user's to write; what another job has for now is no matter of rights.</summary>
    public static bool IsOfOthers(AgentRefusedException refused) =>
        refused.Code is ProblemCodes.NotAllowed or ProblemCodes.WrongPassword or ProblemCodes.Protected;

    /// <summary>The same submission that comes again finds its variable in use, by itself: the number that it got then.</summary>
    public async Task<TrackingNumber?> EarlierAsync(Submission submission, Submitter submitter, CancellationToken cancellationToken)
    {
        var holder = await monitoringVariables.HolderOfAsync(submission.Monitor!, submitter).ConfigureAwait(false);
        return
            holder is { } number
            && await journal.FindSubmissionAsync(number, cancellationToken).ConfigureAwait(false) is { } stored
            && stored.Key == submission.Key
            && stored.Submitter.UserId == submitter.UserId
            ? number
            : null;
    }

    /// <summary>Gives a variable back as it was: the job was not taken.</summary>
    public void Undo(ClaimedVariable claim) => monitoringVariables.Undo(claim);

    /// <summary>Shows that a job waits.</summary>
    public Task ShowWaitingAsync(JournalJob row) => monitoringVariables.ShowWaitingAsync(row);
}
