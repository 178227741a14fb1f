using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Web.Problems;

namespace Weir.Web.Callers;

/// <summary>
/// Finds out who calls and asks <see cref="Authority"/> whether the end point is for them, before the end point sees the request.
/// </summary>
internal sealed class CallerMiddleware(RequestDelegate next, TokenCallers tokens, ConsoleSessions sessions, RefusedCallers refused)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var (caller, refusal) = Find(http);
        if (caller is not null)
        {
            http.Features.Set(caller);
        }

        if (Refusal(http, caller?.Caller, refusal) is { } problem)
        {
            if (problem.Status == StatusCodes.Status401Unauthorized)
            {
                http.Response.Headers.WWWAuthenticate = "Bearer";
            }

            await refused.NoteAsync(http, caller, problem).ConfigureAwait(false);
            await Refusals.WriteAsync(http, problem).ConfigureAwait(false);
            return;
        }

        await next(http).ConfigureAwait(false);
    }

    private (WebCaller? Caller, string? Refusal) Find(HttpContext http)
    {
        if (http.Features.Get<WebCaller>() is { } peer)
        {
            // An agent on this machine forwards for its users; only who administers may speak for others.
            return peer.Caller.Role != Role.Administrator || !TokenCallers.IsForwarded(http) ? (peer, null)
                : TokenCallers.Claimed(http, peer.Caller.From, peer.Caller.Actor) is { } claimed
                    ? (new WebCaller(claimed, null, null), null)
                : (null, TokenCallers.NotForwarded);
        }

        return http.Request.Headers.Authorization is [{ } authorization] ? tokens.Find(http, authorization) : sessions.Find(http);
    }

    private static Problem? Refusal(HttpContext http, Caller? caller, string? refusal)
    {
        // What is no route of ours (nothing there, another method) is told to all who are known.
        var route = http.GetEndpoint() as RouteEndpoint;
        var operation = route is null ? Operation.ReadTheDescription : route.Metadata.GetMetadata<RequiredOperation>()?.Operation;
        if (operation is not { } asked)
        {
            return Refusals.Problem(ProblemCodes.NotAllowed, "this end point does not say which operation it is: nobody may use it");
        }

        if (Authority.ReachOf(caller, asked) != Reach.None)
        {
            return caller?.Role != Role.Agent || Authority.RightFor(asked).Subject != RightSubject.Machine || IsItsOwn(http, caller)
                ? null
                : Refusals.Problem(ProblemCodes.NotAllowed, $"this token is that of the agent on {caller.Machine}");
        }

        return caller is null
            ? Refusals.Problem(
                ProblemCodes.SignInNeeded,
                refusal ?? "send a token (Authorization: Bearer), or open a link of 'weir console'"
            )
            : Refusals.Problem(ProblemCodes.NotAllowed, Authority.Refusal(caller, asked)!);
    }

    private static bool IsItsOwn(HttpContext http, Caller agent) =>
        string.Equals(agent.Machine, http.Request.RouteValues["machine"] as string, StringComparison.Ordinal);
}
