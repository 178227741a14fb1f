using Weir.Jobs;
using Weir.Linux;
using Weir.Protocol;

namespace Weir.Agent.Gate;

/// <summary>What is looked at before anything is decided: who may submit here, whether it can run, within what limits.</summary>
internal sealed class SubmissionChecks(LimitBounds bounds, AgentOptions options)
{
    private readonly uint _ownUser = UserAccounts.CurrentUserId;

    /// <exception cref="AgentRefusedException">This agent takes no jobs of that user.</exception>
    public void RequireOwnUser(Submitter submitter)
    {
        if (_ownUser != 0 && submitter.UserId != _ownUser)
        {
            throw new AgentRefusedException(
                ProblemCodes.NotAllowed,
                $"this agent runs as an ordinary user and takes jobs of that user only: submit to your own, or to one that runs as root"
            );
        }
    }

    /// <exception cref="AgentRefusedException">Command or directory is not there.</exception>
    public void RequireCommand(Submission submission, Submitter submitter) =>
        CommandCheck.Require(submission, submitter.UserId == _ownUser, options.Jobs);

    /// <inheritdoc cref="LimitBounds.Bound" />
    public (Submission Submission, IReadOnlyList<string> Lowered) Bound(Submission submission, Submitter submitter, int processId) =>
        bounds.Bound(submission, submitter, processId);
}
