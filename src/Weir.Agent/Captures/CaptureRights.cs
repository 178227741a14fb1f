using Weir.Jobs;
using Weir.Linux;
using Weir.Protocol;
using Weir.Stores.Agent;

namespace Weir.Agent.Captures;

/// <summary>Who may do what to whose captures.</summary>
internal sealed class CaptureRights(AgentOptions options)
{
    /// <summary>Whether a caller may look at it and run it: whose it is, and operators.</summary>
    public bool Sees(Caller caller, JournalCapture capture) => Authority.Allows(caller, Operation.UseCaptures, OwnerOf(capture));

    /// <summary>Whether it is the caller's own.</summary>
    public bool IsOwn(Caller caller, JournalCapture capture) => caller.Owns(OwnerOf(capture));

    /// <summary>
    /// Refuses what would make somebody else run other commands: an operator may do that only as users as whom the agent's file lets a
    /// server run commands, and root's captures are root's.
    /// </summary>
    /// <exception cref="AgentRefusedException">The message says who may.</exception>
    public void RequireAlter(Caller caller, JournalCapture capture)
    {
        if (IsOwn(caller, capture) || IsRootHere(caller))
        {
            return;
        }

        var user = capture.Submitter;
        var refusal = UserAccounts.Find(user.UserId) is { } account
            ? options.RunAs.Refusal(account)
            : $"this machine has no account of user id {user.UserId}";
        if (refusal is not null)
        {
            throw new AgentRefusedException(
                ProblemCodes.NotAllowed,
                $"what capture {capture.Name} runs is changed by {Printable.Escape(user.User)} and by root of this machine: {refusal}"
            );
        }
    }

    /// <summary>Whose captures alone a caller sees; <see langword="null"/>: all.</summary>
    /// <exception cref="AgentRefusedException">The caller sees none.</exception>
    public uint? OnlyOf(Caller caller)
    {
        caller.Require(Operation.UseCaptures);
        if (Authority.ReachOf(caller, Operation.UseCaptures) == Reach.All)
        {
            return null;
        }

        return caller.UserId is { } id && string.Equals(caller.Machine, options.Machine, StringComparison.Ordinal)
            ? id
            : throw new AgentRefusedException(
                ProblemCodes.NotAllowed,
                "own captures are for users of this machine, by its Unix socket: there the kernel says who asks"
            );
    }

    private Owner OwnerOf(JournalCapture capture) => new(options.Machine, capture.Submitter.UserId, capture.Submitter.User);

    private bool IsRootHere(Caller caller) =>
        caller is { UserId: 0, Credential: null } && string.Equals(caller.Machine, options.Machine, StringComparison.Ordinal);
}
