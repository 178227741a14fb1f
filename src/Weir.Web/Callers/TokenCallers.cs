using System.Globalization;
using Microsoft.AspNetCore.Http;
using Weir.Jobs;
using Weir.Server.Definitions;

namespace Weir.Web.Callers;

/// <summary>Makes callers of bearer tokens, and of what an agent says of those for whom it passes requests on.</summary>
internal sealed class TokenCallers(ITokens tokens, TrustedMachines trusted)
{
    /// <summary>The header in which an agent says for whom it forwards: <c>USER;ROLE</c>.</summary>
    public const string ForwardedCaller = "Weir-Caller";

    /// <summary>The header in which it says that user's id on its machine.</summary>
    public const string ForwardedId = "Weir-Caller-Id";

    /// <summary>The hint where the headers cannot be read.</summary>
    public const string NotForwarded = $"the header {ForwardedCaller} is not USER;ROLE, or {ForwardedId} is not a user id";

    private const string Scheme = "Bearer ";

    public (WebCaller? Caller, string? Refusal) Find(HttpContext http, string authorization)
    {
        if (
            !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || tokens.Find(Secrets.HashOf(authorization[Scheme.Length..].Trim())) is not { } grant
        )
        {
            return (null, "the token is not known here");
        }

        if (grant.Role != Role.Agent)
        {
            var from = http.Connection.RemoteIpAddress?.ToString() ?? "unix";
            var actor = new Actor(grant.User, ActorOrigin.Token, grant.Machine, grant.UserId, grant.Name, from);
            var bearer = new Caller(grant.User, grant.Role, from)
            {
                Machine = grant.Machine,
                UserId = grant.UserId,
                Credential = CredentialOf(grant),
                Actor = actor,
            };
            return (new WebCaller(bearer, null, null), null);
        }

        var agent = new Actor(
            grant.User,
            ActorOrigin.Agent,
            grant.Machine,
            Through: grant.Name,
            Address: http.Connection.RemoteIpAddress?.ToString()
        );
        if (!IsForwarded(http))
        {
            return (
                new WebCaller(
                    new Caller(grant.User, Role.Agent, grant.Machine!)
                    {
                        Machine = grant.Machine,
                        Credential = CredentialOf(grant),
                        Actor = agent,
                    },
                    null,
                    null
                ),
                null
            );
        }

        return Claimed(http, grant.Machine!, agent) is { } claimed
            ? (new WebCaller(Bound(claimed, grant), null, null), null)
            : (null, NotForwarded);
    }

    /// <summary>Adds what says for whom a request is passed on.</summary>
    public static void Forward(HttpRequestMessage request, Caller caller)
    {
        request.Headers.TryAddWithoutValidation(ForwardedCaller, $"{Uri.EscapeDataString(caller.User)};{caller.Role}");
        if (caller.UserId is { } id)
        {
            request.Headers.TryAddWithoutValidation(ForwardedId, id.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Whether a request is passed on for somebody.</summary>
    public static bool IsForwarded(HttpContext http) =>
        http.Request.Headers.ContainsKey(ForwardedCaller) || http.Request.Headers.ContainsKey(ForwardedId);

    /// <summary>
    /// The caller that the headers name, a user of the machine that passes it on; <see langword="null"/> where they cannot be read.
    /// </summary>
    public static Caller? Claimed(HttpContext http, string machine, Actor by)
    {
        uint? id = null;
        if (http.Request.Headers[ForwardedId] is { Count: > 0 } ids)
        {
            if (ids is not [{ } text] || !uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            id = number;
        }

        return
            http.Request.Headers[ForwardedCaller] is [{ } forwarded]
            && forwarded.Split(';') is [var user, var role]
            && Enum.TryParse<Role>(role, ignoreCase: true, out var claimed)
            && Enum.IsDefined(claimed)
            && claimed != Role.Agent
            ? new Caller(Uri.UnescapeDataString(user), claimed, machine)
            {
                Machine = machine,
                UserId = id,
                Actor = by.For(Uri.UnescapeDataString(user)),
            }
            : null;
    }

    // An agent speaks for the users of its machine about the jobs of its machine, unless the server trusts it with more.
    private Caller Bound(Caller claimed, TokenGrant grant)
    {
        var isTrusted = trusted.Has(grant.Machine!);
        var credential = new Credential(CredentialKind.Agent, grant.Name, grant.Until, MakesTokens: isTrusted);
        return isTrusted
            ? claimed with
            {
                Credential = credential,
            }
            : claimed with
            {
                Role = claimed.Role < Role.Operator ? claimed.Role : Role.Operator,
                Only = grant.Machine,
                Credential = credential,
            };
    }

    private static Credential CredentialOf(TokenGrant grant) => new(CredentialKind.Token, grant.Name, grant.Until, grant.MakesTokens);
}
