using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Agent.Watching;
using Weir.Jobs;
using Weir.Protocol.Gate;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>The watcher: what it watches, and what it saw.</summary>
internal static class WatcherEndpoints
{
    public static void MapWatcher(this IEndpointRouteBuilder routes, MachineWatcher watcher)
    {
        var group = routes.MapGroup("/v1/watcher").WithTags("watcher");
        group
            .MapGet("", () => TypedResults.Ok(watcher.Status()))
            .Requires(Operation.ReadTheGate)
            .WithName("watcherStatus")
            .WithSummary("Whether the watcher is started, what it watches, and what it counted.");
        group
            .MapGet("/log", () => TypedResults.Ok(watcher.Log()))
            .Requires(Operation.ReadGateReport)
            .WithName("watcherLog")
            .WithSummary("What the watcher did and saw last.");
        group
            .MapPost(
                "/start",
                async (string? text, HttpContext http) =>
                    TypedResults.Ok(await watcher.TurnAsync(true, http.Caller(text)).ConfigureAwait(false))
            )
            .Requires(Operation.SwitchWays)
            .WithName("watcherStart")
            .WithSummary("Starts the watcher.");
        group
            .MapPost(
                "/stop",
                async (string? text, HttpContext http) =>
                    TypedResults.Ok(await watcher.TurnAsync(false, http.Caller(text)).ConfigureAwait(false))
            )
            .Requires(Operation.SwitchWays)
            .WithName("watcherStop")
            .WithSummary("Stops the watcher; jobs that it noticed are followed to their ends.");
        group
            .MapPost(
                "/add",
                async (WatcherChange what, HttpContext http) =>
                    TypedResults.Ok(await watcher.AddAsync(what, http.Caller(what.Text)).ConfigureAwait(false))
            )
            .Requires(Operation.InstallWays)
            .WithName("watcherAdd")
            .WithSummary("Watches one more subsystem.");
        group
            .MapPost(
                "/remove",
                async (WatcherChange what, HttpContext http) =>
                    TypedResults.Ok(await watcher.RemoveAsync(what, http.Caller(what.Text)).ConfigureAwait(false))
            )
            .Requires(Operation.InstallWays)
            .WithName("watcherRemove")
            .WithSummary("Watches one subsystem less.");
        group
            .MapPost(
                "/test",
                async (string? text, HttpContext http) =>
                    TypedResults.Ok(await watcher.TestAsync(http.Caller(text), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.SwitchWays)
            .WithName("watcherTest")
            .WithSummary("Starts a process that does nothing, which has to be seen.");
    }
}
