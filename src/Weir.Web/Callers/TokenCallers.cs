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
        return Claimed(http, grant.Role, grant.Machine) is { } claimed
            ? new WebCaller(claimed, null, null, null)
            : new WebCaller(new Caller(grant.User, grant.Role, grant.Machine), null, null, grant.Machine);
    }

    /// <summary>What an agent says of the caller for whom it forwards.</summary>
    public static string Forwarded(Caller caller) => $"{Uri.EscapeDataString(caller.User)};{caller.Role}";

    /// <summary>The caller that the header names, with at most this role; <see langword="null"/> where there is no such header.</summary>
    public static Caller? Claimed(HttpContext http, Role most, string from) =>
        http.Request.Headers[ForwardedCaller] is [{ } forwarded] && forwarded.Split(';') is [var user, var role]
        && Enum.TryParse<Role>(role, ignoreCase: true, out var claimed) && Enum.IsDefined(claimed)
            ? new Caller(Uri.UnescapeDataString(user), claimed < most ? claimed : most, from)
            : null;
}
