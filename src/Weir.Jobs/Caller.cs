namespace Weir.Jobs;

/// <summary>Who asks for something: kept with every action on a job.</summary>
/// <param name="User">User name on the machine the call came from, or the token's owner.</param>
/// <param name="Role">What the caller may do.</param>
/// <param name="From">Where from: a machine's name, <c>console</c>, an address.</param>
public sealed record Caller(string User, Role Role, string From)
{
    /// <summary>Whether the caller acts for all users.</summary>
    public bool IsOperator => Role >= Role.Operator;

    /// <summary>Whether the caller may see and act on a job of this user.</summary>
    public bool MayAct(string owner) => IsOperator || (Role == Role.User && string.Equals(User, owner, StringComparison.Ordinal));
}
