using Weir.Jobs;
using Weir.Protocol;
using Weir.Server.Definitions;

namespace Weir.Server.Operations;

/// <summary>How many tokens a user may have.</summary>
internal static class TokenQuota
{
    /// <summary>Refuses one more where the user has as many as are allowed; those that ended long ago do not count.</summary>
    /// <exception cref="RefusedException">The message names the quota and the setting.</exception>
    public static void Demand(IEnumerable<TokenDefinition> tokens, Caller caller, Quotas quotas, DateTimeOffset now)
    {
        if (caller.Role < Role.Administrator && tokens.Count(token => token.User == caller.User && token.Machine is null && token.ExpiresAt > now) >= quotas.Tokens)
        {
            throw new RefusedException(
                ProblemCodes.TooMany, QuotaRefusal.Of(caller.User, QuotaNames.Tokens, quotas.Tokens, "tokens that hold", "revoke some, or wait until some have ended"));
        }
    }
}
