using Microsoft.AspNetCore.Http;
using Weir.Jobs;

namespace Weir.Web.Callers;

/// <summary>Makes callers of bearer tokens.</summary>
internal sealed class TokenCallers(ITokens tokens)
{
    /// <summary>The header in which an agent says for whom it forwards: <c>USER;ROLE</c>.</summary>
    public const string ForwardedCaller = "Weir-Caller";

    private const string Scheme = "Bearer ";

    public WebCaller? Find(HttpContext http, string authorization)
    {
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || tokens.Find(Secrets.HashOf(authorization[Scheme.Length..].Trim())) is not { } grant)
        {
            return null;
        }

        if (grant.Machine is null)
        {
            var from = http.Connection.RemoteIpAddress?.ToString() ?? "unix";
            return new WebCaller(new Caller(grant.User, grant.Role, from), null, null, null);
        }

        // An agent speaks for the users of its machine, but never above what its own token allows.
        if (http.Request.Headers[ForwardedCaller] is [{ } forwarded] && forwarded.Split(';') is [var user, var role]
            && Enum.TryParse<Role>(role, ignoreCase: true, out var claimed) && Enum.IsDefined(claimed))
        {
            var allowed = claimed < grant.Role ? claimed : grant.Role;
            return new WebCaller(new Caller(user, allowed, grant.Machine), null, null, null);
        }

        return new WebCaller(new Caller(grant.User, grant.Role, grant.Machine), null, null, grant.Machine);
    }
}
