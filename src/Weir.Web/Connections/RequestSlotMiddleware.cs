using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Server;
using Weir.Web.Callers;
using Weir.Web.Rest;

namespace Weir.Web.Connections;

/// <summary>
/// Gives each request its turn among those of its caller; one that may last counts as waiting instead, for as long as it takes.
/// </summary>
internal sealed class RequestSlotMiddleware(RequestDelegate next, RequestSlots turns)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var caller = http.Features.Get<WebCaller>();
        var share = http.Features.Get<ConnectionSlot>();
        if (share is not null && caller is { Peer: null })
        {
            share.Belongs(
                new ConnectionHolder(
                    caller.Caller.Role == Role.Agent
                        ? $"the agent on {caller.Caller.Machine}"
                        : $"{caller.Caller.User} from {caller.Caller.From}",
                    IsPrivileged: false
                )
            );
        }

        var lasts = http.GetEndpoint()?.Metadata.GetMetadata<LongRunning>() is not null;
        var submits = HttpMethods.IsPost(http.Request.Method) && IsSubmission(http.Request.Path);
        using var turn =
            IsBound(caller) && (submits || !lasts)
                ? await turns.EnterAsync(NameOf(http, caller, share), submits, BodyOf(http), http.RequestAborted).ConfigureAwait(false)
                : null;
        if (turn is not null)
        {
            http.Features.Set(turn);
        }

        if (!lasts)
        {
            await next(http).ConfigureAwait(false);
            return;
        }

        if (share?.TryWait() is { } refusal)
        {
            throw new RefusedException(ProblemCodes.TooMany, refusal);
        }

        // Whoever waits reads when there is something to read.
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        try
        {
            await next(http).ConfigureAwait(false);
        }
        finally
        {
            share?.Resume();
        }
    }

    private static bool IsBound(WebCaller? caller) => caller is null || (caller.Caller.Role != Role.Agent && !caller.Caller.IsOperator);

    private static bool IsSubmission(PathString path) =>
        path == "/v1/submissions" || path == "/v1/jobs" || path.StartsWithSegments("/v1/gate", StringComparison.Ordinal);

    private static string NameOf(HttpContext http, WebCaller? caller, ConnectionSlot? share) =>
        caller?.Peer is not null && share is not null ? share.Name
        : caller is null
            ? http.Connection.RemoteIpAddress is { } address ? ConnectionHolder.OfAddress(address).Name
                : "nobody"
        : $"{caller.Caller.User}@{caller.Caller.From}";

    private static long BodyOf(HttpContext http) =>
        http.Request.ContentLength
        ?? (http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true } ? SubmissionCodec.MaximumSize : 0);
}
