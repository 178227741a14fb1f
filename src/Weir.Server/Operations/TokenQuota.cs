using Weir.Jobs;
using Weir.Protocol;
using Weir.Server.Definitions;

namespace Weir.Server.Operations;

/// <summary>How many tokens a user may have.</summary>
internal static class TokenQuota
{
    /// <summary>Refuses one more where the user has as many as are allowed; those that ended long ago do not count.</summary>
    /// <exception cref="RefusedException">The message names the quota and the setting.</exception>
    public static void Require(IEnumerable<TokenDefinition> tokens, Caller caller, Quotas quotas, DateTimeOffset now)
    {
        if (caller.Role < Role.Administrator && tokens.Count(token => Counts(token, now) && token.IsOf(caller)) >= quotas.Tokens)
        {
            throw new RefusedException(
                ProblemCodes.TooMany,
                QuotaRefusal.Create(
                    caller.User,
                    QuotaNames.Tokens,
                    quotas.Tokens,
                    "tokens that hold",
                    "revoke some, or wait until some have ended"
                )
            );
        }
    }

    /// <summary>How many tokens each user has, in the words of the quota.</summary>
    public static IReadOnlyList<QuotaUse> Uses(IEnumerable<TokenDefinition> tokens, Quotas quotas, DateTimeOffset now) =>
        [
            .. tokens
                .Where(token => Counts(token, now))
                .GroupBy(token => (token.UserMachine, token.UserId, token.User))
                .Select(user => new QuotaUse(user.Key.User, QuotaNames.Tokens, user.Count(), quotas.Tokens)),
        ];

    // An agent's are the machine's.
    private static bool Counts(TokenDefinition token, DateTimeOffset now) => token.Machine is null && token.ExpiresAt > now;
}
