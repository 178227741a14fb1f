using Weir.Jobs;
using Weir.Linux;

namespace Weir.Agent.Link;

/// <summary>As whom a planned job may act on this machine: the server names a user, and the agent's own file has the last word.</summary>
internal static class PlannedAccount
{
    /// <summary>The account, or why there is none.</summary>
    /// <param name="asked">The user of the job definition; <see langword="null"/> is the agent's own, where that is not root.</param>
    /// <param name="runAs">Whom the agent's file allows.</param>
    public static (UserAccount? Account, string? Refusal) Find(string? asked, RunAsUsers runAs)
    {
        if (asked is null && UserAccounts.CurrentUserId == 0)
        {
            return (
                null,
                "its job definition names no user, and the agent of this machine is root's: add user: NAME to the job definition"
            );
        }

        var account = asked is null ? UserAccounts.Find(UserAccounts.CurrentUserId) : UserAccounts.Find(asked);
        if (account is null)
        {
            var who = asked is null ? $"user id {UserAccounts.CurrentUserId}" : $"the user {Printable.Escape(asked)}";
            return (null, $"this machine has no account of {who}");
        }

        return runAs.Refusal(account) is { } refusal ? (null, refusal) : (account, null);
    }
}
