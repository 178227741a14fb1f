using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Weir.Jobs;
using Weir.Server.Definitions;

namespace Weir.Web.Callers;

/// <summary>
/// Sign-in to the console: a link that works once and soon, then a session cookie. Both are kept as hashes, in memory only:
/// a restart signs everybody out. What a token began ends with it, what a user of this machine began with the account.
/// </summary>
public sealed class ConsoleSessions
{
    /// <summary>The name of the cookie that holds a session's secret.</summary>
    public const string Cookie = "weir-session";

    private static readonly TimeSpan s_linkLife = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_sessionLife = TimeSpan.FromHours(12);
    private readonly ConcurrentDictionary<string, OneTimeLink> _links = new();
    private readonly ConcurrentDictionary<string, OneTimeLink> _sessions = new();
    private readonly ITokens _tokens;
    private readonly LocalAccounts _accounts;
    private readonly TimeProvider _time;

    internal ConsoleSessions(ITokens tokens, LocalAccounts accounts, TimeProvider time) =>
        (_tokens, _accounts, _time) = (tokens, accounts, time);

    /// <summary>A secret for a link, good once within a quarter of an hour.</summary>
    internal (string Secret, DateTimeOffset Until) DrawLink(Caller caller) => Draw(_links, caller, s_linkLife);

    /// <summary>Trades a link's secret for a session's, once.</summary>
    public string? Enter(string secret) =>
        _links.TryRemove(Secrets.HashOf(secret), out var oneTimeLink) && oneTimeLink.Until > _time.GetUtcNow()
            ? Draw(
                _sessions,
                oneTimeLink.Caller with
                {
                    From = "console",
                    Actor = oneTimeLink.Caller.Actor with { Origin = ActorOrigin.Console },
                },
                s_sessionLife
            ).Secret
            : null;

    /// <summary>Ends all links and sessions of these users.</summary>
    internal void End(Func<Caller, bool> of)
    {
        foreach (var passes in (ReadOnlySpan<ConcurrentDictionary<string, OneTimeLink>>)[_links, _sessions])
        {
            foreach (var (hash, oneTimeLink) in passes)
            {
                if (of(oneTimeLink.Caller))
                {
                    passes.TryRemove(hash, out _);
                }
            }
        }
    }

    internal (WebCaller? Caller, string? Refusal) Find(HttpContext http)
    {
        if (!http.Request.Cookies.TryGetValue(Cookie, out var secret) || string.IsNullOrEmpty(secret))
        {
            return (null, null);
        }

        if (!_sessions.TryGetValue(Secrets.HashOf(secret), out var oneTimeLink) || oneTimeLink.Until <= _time.GetUtcNow())
        {
            return (null, "the session is over; 'weir console' prints a new link");
        }

        if (
            (oneTimeLink.Caller.Credential?.Token is { } token && !_tokens.Has(token))
            || _accounts.AreGone(oneTimeLink.Caller.Machine, oneTimeLink.Caller.UserId, oneTimeLink.Caller.User)
        )
        {
            return (null, "the session ended with the token or the account it was begun with");
        }

        var caller = oneTimeLink.Caller with
        {
            Credential = new Credential(
                CredentialKind.Session,
                oneTimeLink.Caller.Credential?.Token,
                oneTimeLink.Until,
                MakesTokens: false
            ),
        };
        return ForeignOrigin(http.Request) is { } foreign ? (null, foreign) : (new WebCaller(caller, null, null), null);
    }

    /// <summary>Why a request that brings a cookie may come from a foreign page, or <see langword="null"/> where it does not.</summary>
    internal static string? ForeignOrigin(HttpRequest request)
    {
        if (!IsOwnHost(request))
        {
            return "the Host header is not this console's address";
        }

        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (request.Headers.Origin is [{ } origin])
        {
            return string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase)
                ? null
                : "the Origin header is not this console's address";
        }

        return reads ? null : "a change through the console needs its Origin header";
    }

    private static bool IsOwnHost(HttpRequest request)
    {
        var host = request.Host.Host;
        var local = request.HttpContext.Connection.LocalIpAddress;
        if (local is null || request.Host.Port is { } port && port != request.HttpContext.Connection.LocalPort)
        {
            return false;
        }

        // A name that an attacker's DNS points here is neither of these.
        return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (
                System.Net.IPAddress.TryParse(host.Trim('[', ']'), out var address)
                && address.Equals(local.IsIPv4MappedToIPv6 ? local.MapToIPv4() : local)
            );
    }

    private (string Secret, DateTimeOffset Until) Draw(ConcurrentDictionary<string, OneTimeLink> passes, Caller caller, TimeSpan life)
    {
        var now = _time.GetUtcNow();
        foreach (var (hash, oneTimeLink) in passes)
        {
            if (oneTimeLink.Until <= now)
            {
                passes.TryRemove(hash, out _);
            }
        }

        var secret = Secrets.Draw();
        var until = caller.Credential is { } token && token.Until < now + life ? token.Until : now + life;
        passes[Secrets.HashOf(secret)] = new OneTimeLink(caller, until);
        return (secret, until);
    }

    /// <param name="Caller">Who drew it; a token's bearer with that token.</param>
    /// <param name="Until">When it ends.</param>
    private sealed record OneTimeLink(Caller Caller, DateTimeOffset Until);
}
