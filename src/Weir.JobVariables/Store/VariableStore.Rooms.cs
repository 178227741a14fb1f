using Weir.Jobs;
using Weir.Linux;

namespace Weir.JobVariables;

/// <summary>The users' folders, and how much each may have.</summary>
public sealed partial class VariableStore
{
    /// <summary>How many variables one user may have.</summary>
    public int MostOfAUser { get; set; } = int.MaxValue;

    /// <summary>How many variables each user has, or one.</summary>
    public IReadOnlyDictionary<string, int> Counts(string? user) =>
        (user is null ? UserVariables.Users(Folder) : [user]).ToDictionary(name => name, name => UserVariables.Count(Folder, name));

    internal void RequireRoom(VariableId id, VariableCaller caller)
    {
        if (
            !caller.IsAdministrator
            && caller.UserId != 0
            && MostOfAUser < int.MaxValue
            && UserVariables.Count(Folder, id.User) >= MostOfAUser
        )
        {
            throw new VariableException(
                VariableRefusal.TooMany,
                QuotaRefusal.Create(id.User, QuotaNames.Variables, MostOfAUser, "job variables", "remove some (weir jv remove)")
            );
        }
    }

    /// <summary>Makes the folder of a variable's user, so that a variable that is not there yet can be waited for.</summary>
    /// <exception cref="VariableException">The machine has no such user.</exception>
    public void EnsureRoom(VariableId id, VariableCaller caller)
    {
        if (id.User != caller.User && UserAccounts.Find(id.User) is null)
        {
            throw new VariableException(VariableRefusal.NotFound, $"there is no user {id.User}");
        }

        InFolder(id, make: true, static _ => true);
    }
}
