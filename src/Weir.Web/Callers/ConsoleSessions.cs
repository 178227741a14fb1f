using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Weir.Jobs;

namespace Weir.Web.Callers;

/// <summary>
/// Sign-in to the console: a link that works once and soon, then a session cookie. Both are kept as hashes, in memory only:
/// a restart signs everybody out.
/// </summary>
internal sealed class ConsoleSessions(TimeProvider time)
{
    public const string Cookie = "weir-session";

    private static readonly TimeSpan s_linkLife = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_sessionLife = TimeSpan.FromHours(12);
    private readonly ConcurrentDictionary<string, Pass> _links = new();
    private readonly ConcurrentDictionary<string, Pass> _sessions = new();

    /// <summary>A secret for a link, good once within a quarter of an hour.</summary>
    public (string Secret, DateTimeOffset Until) DrawLink(Caller caller) => Draw(_links, caller, s_linkLife);

    /// <summary>Trades a link's secret for a session's, once.</summary>
    public string? Enter(string secret) =>
        _links.TryRemove(Secrets.HashOf(secret), out var pass) && pass.Until > time.GetUtcNow()
            ? Draw(_sessions, pass.Caller with { From = "console" }, s_sessionLife).Secret
            : null;

    public (WebCaller? Caller, string? Refusal) Find(HttpContext http)
    {
        if (!http.Request.Cookies.TryGetValue(Cookie, out var secret) || string.IsNullOrEmpty(secret))
        {
            return (null, null);
        }

        if (!_sessions.TryGetValue(Secrets.HashOf(secret), out var pass) || pass.Until <= time.GetUtcNow())
        {
            return (null, "the session is over; 'weir console' prints a new link");
        }

        return ForeignOrigin(http.Request) is { } foreign ? (null, foreign) : (new WebCaller(pass.Caller, null, null, null), null);
    }

    /// <summary>Why a request that brings a cookie may come from a foreign page, or <see langword="null"/> where it does not.</summary>
    public static string? ForeignOrigin(HttpRequest request)
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
            || (System.Net.IPAddress.TryParse(host.Trim('[', ']'), out var address) && address.Equals(local.IsIPv4MappedToIPv6 ? local.MapToIPv4() : local));
    }

    private (string Secret, DateTimeOffset Until) Draw(ConcurrentDictionary<string, Pass> passes, Caller caller, TimeSpan life)
    {
        var now = time.GetUtcNow();
        foreach (var (hash, pass) in passes)
        {
            if (pass.Until <= now)
            {
                passes.TryRemove(hash, out _);
            }
        }

        var secret = Secrets.Draw();
        var until = now + life;
        passes[Secrets.HashOf(secret)] = new Pass(caller, until);
        return (secret, until);
    }

    private sealed record Pass(Caller Caller, DateTimeOffset Until);
}
