using Weir.Jobs;
using Weir.Linux;

namespace Weir.Agent.Running;

/// <summary>
/// With what rights a stored submission starts: those that its submitter had and has still. Between submission and start lie days
/// where it was held, and a rerun comes later yet.
/// </summary>
internal sealed class CurrentRights(TimeProvider time)
{
    private readonly bool _isRoot = UserAccounts.CurrentUserId == 0;

    /// <summary>Why nothing of the submitter's is started any more; <see langword="null"/> where it may.</summary>
    public string? Refusal(Submitter submitter)
    {
        if (!_isRoot || submitter.UserId == 0)
        {
            return null;
        }

        if (UserAccounts.Find(submitter.UserId) is not { } account)
        {
            return HasNoAccount(submitter)
                ? null
                : $"the account {Printable.Escape(submitter.User)} (user id {submitter.UserId}) is deleted";
        }

        return account.Name != submitter.User && UserAccounts.Find(submitter.User)?.UserId != submitter.UserId
            ? $"user id {submitter.UserId} was {Printable.Escape(submitter.User)} and is {Printable.Escape(account.Name)} today"
            : AccountStanding.Refusal(account.Name, DateOnly.FromDateTime(time.GetLocalNow().DateTime));
    }

    /// <summary>The submitter with no group that he has left. One without an account has what the kernel said when he submitted.</summary>
    public Submitter For(Submitter submitter)
    {
        if (!_isRoot || submitter.UserId == 0 || UserAccounts.Find(submitter.UserId) is not { } account)
        {
            return submitter;
        }

        var groups = UserAccounts.GroupsOf(account.Name, account.GroupId);
        return submitter with
        {
            GroupId = groups.Contains(submitter.GroupId) ? submitter.GroupId : account.GroupId,
            Groups = [.. submitter.Groups.Where(groups.Contains)],
        };
    }

    // Whom the machine has no name for is known by his number alone.
    private static bool HasNoAccount(Submitter submitter) => uint.TryParse(submitter.User, out var number) && number == submitter.UserId;
}
