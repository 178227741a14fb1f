using Weir.Linux;

namespace Weir.JobVariables.Tests;

/// <summary>Who asks.</summary>
internal static class Callers
{
    /// <summary>The user that the tests run as, an administrator where that is root.</summary>
    public static VariableCaller Me { get; } =
        new(
            UserAccounts.NameOf(UserAccounts.CurrentUserId),
            UserAccounts.CurrentUserId,
            UserAccounts.CurrentGroupId,
            UserAccounts.CurrentUserId == 0
        );

    public static VariableCaller Stranger { get; } = new("stranger", 4_000_000, 4_000_000);
}
