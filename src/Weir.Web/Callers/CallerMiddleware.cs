using Microsoft.AspNetCore.Http;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Web.Problems;

namespace Weir.Web.Callers;

/// <summary>Finds out who calls and whether the endpoint is for them, before the endpoint sees the request.</summary>
internal sealed class CallerMiddleware(RequestDelegate next, TokenCallers tokens, ConsoleSessions sessions)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var access = http.GetEndpoint()?.Metadata.GetMetadata<Access>() ?? Access.AnyKnown;
        var (caller, refusal) = Find(http);
        if (caller is not null)
        {
            http.Features.Set(caller);
        }

        if (access.Needed is { } needed && Refusal(http, access, needed, caller, refusal) is { } problem)
        {
            if (problem.Status == StatusCodes.Status401Unauthorized)
            {
                http.Response.Headers.WWWAuthenticate = "Bearer";
            }

            await Refusals.WriteAsync(http, problem).ConfigureAwait(false);
            return;
        }

        await next(http).ConfigureAwait(false);
    }

    private (WebCaller? Caller, string? Refusal) Find(HttpContext http)
    {
        if (http.Features.Get<WebCaller>() is { } peer)
        {
            // An agent on this machine forwards for its users; only who administers may speak for others, and never above that.
            return peer.Caller.Role == Role.Administrator && TokenCallers.Claimed(http, Role.Administrator, peer.Caller.From) is { } claimed
                ? (new WebCaller(claimed, null, null, null), null)
                : (peer, null);
        }

        if (http.Request.Headers.Authorization is [{ } authorization])
        {
            return tokens.Find(http, authorization) is { } bearer ? (bearer, null) : (null, "the token is not known here");
        }

        return sessions.Find(http);
    }

    private static Problem? Refusal(HttpContext http, Access access, Role needed, WebCaller? caller, string? refusal)
    {
        if (caller is null)
        {
            return Refusals.Problem(ProblemCodes.SignInNeeded, refusal ?? "send a token (Authorization: Bearer), or open a link of 'weir console'");
        }

        if (access.AgentsOnly && caller.Machine is { } machine)
        {
            return string.Equals(machine, http.Request.RouteValues["machine"] as string, StringComparison.Ordinal)
                ? null
                : Refusals.Problem(ProblemCodes.NotAllowed, $"this token is that of the agent on {machine}");
        }

        return caller.Caller.Role >= needed
            ? null
            : Refusals.Problem(ProblemCodes.NotAllowed, $"{caller.Caller.User} is {Word(caller.Caller.Role)} here; this is for {Word(needed)}s");
    }

    private static string Word(Role role) => role switch
    {
        Role.Viewer => "viewer",
        Role.User => "user",
        Role.Operator => "operator",
        _ => "administrator",
    };
}
