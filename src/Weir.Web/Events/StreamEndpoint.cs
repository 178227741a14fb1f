using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Server;
using Weir.Server.Changes;
using Weir.Server.Queries;
using Weir.Web.Callers;
using Weir.Web.Connections;
using Weir.Web.Rest;

namespace Weir.Web.Events;

/// <summary>
/// <c>GET /v1/stream</c>: server-sent events. <c>job</c> is a job that changed (without holders), <c>reset</c> says that
/// changes were missed and everything is to be looked at again. A comment every 15 s shows that the line is up.
/// </summary>
internal static class StreamEndpoint
{
    private const int MostListeners = 256;
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(15);

    public static void MapStream(this IEndpointRouteBuilder routes, WeirServer server, CallerLimits shares) =>
        routes
            .MapDescribedGet("/v1/stream", http => StreamAsync(http, server, shares))
            .Requires(Operation.FollowJobs)
            .WithMetadata(LongRunning.Mark)
            .WithName("stream")
            .WithTags("jobs")
            .WithSummary("Changes of jobs as server-sent events.");

    private static async Task StreamAsync(HttpContext http, WeirServer server, CallerLimits shares)
    {
        var caller = http.Caller();
        var visibility = Visibility.For(caller, Operation.FollowJobs);
        if (server.Changes.Subscribers >= MostListeners)
        {
            throw new RefusedException(ProblemCodes.Busy, $"{MostListeners} listen to the stream already: close one, or ask again later");
        }

        var after =
            http.Request.Headers["Last-Event-ID"] is [{ } text]
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? id
                : (long?)null;
        using var share =
            shares.TryEnter(caller.User)
            ?? throw new RefusedException(
                ProblemCodes.TooMany,
                shares.Refusal(caller.User, "event streams", "close one, such as a page that is open in another tab")
            );
        using var subscription = server.Changes.Subscribe(after);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        var body = http.Response.Body;
        await WriteAsync(
                body,
                subscription.Complete ? ": weir\n\n" : $"id: {subscription.Last}\nevent: reset\ndata: {{}}\n\n",
                http.RequestAborted
            )
            .ConfigureAwait(false);
        await body.FlushAsync(http.RequestAborted).ConfigureAwait(false);

        using var heartbeat = new PeriodicTimer(
            s_heartbeat,
            http.RequestServices.GetService(typeof(TimeProvider)) as TimeProvider ?? TimeProvider.System
        );
        var beat = heartbeat.WaitForNextTickAsync(http.RequestAborted).AsTask();
        var more = subscription.Changes.WaitToReadAsync(http.RequestAborted).AsTask();
        while (true)
        {
            var first = await Task.WhenAny(more, beat).ConfigureAwait(false);
            if (first == beat)
            {
                await beat.ConfigureAwait(false);
                beat = heartbeat.WaitForNextTickAsync(http.RequestAborted).AsTask();
                await WriteAsync(body, ": \n\n", http.RequestAborted).ConfigureAwait(false);
            }
            else if (await more.ConfigureAwait(false))
            {
                while (subscription.Changes.TryRead(out var change))
                {
                    if (!visibility.Sees(change.Job.OwnerOf()))
                    {
                        continue;
                    }

                    await WriteAsync(body, EventOf(change, caller), http.RequestAborted).ConfigureAwait(false);
                }

                more = subscription.Changes.WaitToReadAsync(http.RequestAborted).AsTask();
            }
            else
            {
                // Too slow: the client reconnects with the last id it saw, and learns what it missed or that it missed too much.
                return;
            }

            await body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        }
    }

    private static string EventOf(JobChange change, Caller caller) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"id: {change.Id}\nevent: job\ndata: {JsonSerializer.Serialize(JobViews.From(change.Job, [], caller), ApiJson.Types.JobView)}\n\n"
        );

    private static ValueTask WriteAsync(System.IO.Stream body, string text, CancellationToken cancellationToken) =>
        body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
}
