using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Agent;
using Weir.Agent.Watching;
using Weir.Jobs;
using Weir.Protocol.Gate;
using Weir.Web.Callers;
using Weir.Web.Connections;

namespace Weir.Web.Rest;

/// <summary>Waiting in place, and the gate's state.</summary>
internal static class GateEndpoints
{
    private const int KeySize = 16;

    public static void MapGate(this IEndpointRouteBuilder routes, Agent.MachineAgent agent, MachineWatcher watcher)
    {
        routes
            .MapDescribedPost("/v1/gate", http => OpenAsync(http, agent))
            .Requires(Operation.WaitInPlace)
            .WithMetadata(LongRunning.Mark)
            .WithTags("gate")
            .WithSummary("Waits in place: the answer is a stream of lines.");
        routes
            .MapDescribedPost("/v1/gate/{number}", http => ReopenAsync(http, agent))
            .Requires(Operation.ReturnToTheGate)
            .WithMetadata(LongRunning.Mark)
            .WithTags("gate")
            .WithSummary("Waits on after the connection broke; the body is the submission's key.");
        var gate = routes.MapGroup("/v1/gate").WithTags("gate");
        gate.MapGet("/status", () => TypedResults.Ok(agent.GateStatus()))
            .Requires(Operation.ReadTheGate)
            .WithName("gateStatus")
            .WithSummary("The state of the gate, every way in and every way round it.");
        gate.MapGet("/report", () => TypedResults.Ok(ReportOf(agent.Report(), watcher.Dark())))
            .Requires(Operation.ReadGateReport)
            .WithName("gateReport")
            .WithSummary("What the observing ways would have done, and what came round the gate.");
        gate.MapPost(
                "/ways/{way}/{state}",
                async (string way, string state, string? text, HttpContext http) =>
                    TypedResults.Ok(await agent.SetWayAsync(way, state, http.Caller(text), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.SwitchWays)
            .WithName("gateWay")
            .WithSummary("Turns a way in off, to observe, or on.");
        gate.MapPost(
                "/automatic/{method}",
                async (string method, string? text, HttpContext http) =>
                    TypedResults.Ok(await agent.SetAutomaticAsync(method, http.Caller(text), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.SwitchWays)
            .WithName("gateAutomatic")
            .WithSummary("Says of which known jobs the submissions are tracked with them.");
        gate.MapPost(
                "/install",
                async (GateInstall what, HttpContext http) =>
                    TypedResults.Ok(await agent.InstallWayAsync(what, http.Caller(what.Text), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.InstallOwnCrontab)
            .WithName("gateInstall")
            .WithSummary("Puts a way in through the gate; one that is new observes.");
        gate.MapPost(
                "/remove",
                async (GateInstall what, HttpContext http) =>
                    TypedResults.Ok(await agent.RemoveWayAsync(what, http.Caller(what.Text), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.InstallOwnCrontab)
            .WithName("gateRemove")
            .WithSummary("Takes a way in out of the gate; every file is as it was.");
    }

    private static async Task OpenAsync(HttpContext http, Agent.MachineAgent agent)
    {
        var body = await Requests.BodyAsync(http).ConfigureAwait(false);
        using var waiter = await agent.OpenGateAsync(body, http.Submitter(), ProcessOf(http), http.RequestAborted).ConfigureAwait(false);
        http.Features.Get<RequestSlot>()?.Dispose();
        await NotifyAsync(http, waiter).ConfigureAwait(false);
    }

    private static async Task ReopenAsync(HttpContext http, Agent.MachineAgent agent)
    {
        var number = Requests.Number((string)http.Request.RouteValues["number"]!);
        var key = await Requests.BodyAsync(http).ConfigureAwait(false);
        if (key.Length != KeySize)
        {
            throw Requests.Invalid($"the body is the submission's key, {KeySize} bytes");
        }

        using var waiter = await agent
            .ReopenGateAsync(number, new Guid(key), http.Submitter(), ProcessOf(http), http.RequestAborted)
            .ConfigureAwait(false);
        http.Features.Get<RequestSlot>()?.Dispose();
        await NotifyAsync(http, waiter).ConfigureAwait(false);
    }

    // The client speaks HTTP/1.0 and reads lines up to the end of the connection: nothing is chunked, what there is is sent at once.
    private static async Task NotifyAsync(HttpContext http, WaiterConnection waiter)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        var text = new StringBuilder();
        while (await waiter.Lines.WaitToReadAsync(http.RequestAborted).ConfigureAwait(false))
        {
            text.Clear();
            while (waiter.Lines.TryRead(out var line))
            {
                text.Append(line).Append('\n');
            }

            await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), http.RequestAborted).ConfigureAwait(false);
            await http.Response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
        }
    }

    private static WaitingProcess ProcessOf(HttpContext http) =>
        WebCaller.From(http).Peer is not null && http.Features.Get<IConnectionSocketFeature>() is { } connection
            ? WaitingProcess.From(connection.Socket)
            : throw Requests.Invalid("waiting in place needs the Unix socket");

    private static Protocol.Gate.GateReport ReportOf(Agent.GateReport report, IReadOnlyList<DarkBatchLine> dark) =>
        new(
            report.Since,
            [
                .. report
                    .Lines.OrderByDescending(line => line.Count)
                    .Select(line => new GateReportLine(
                        line.Way,
                        line.Name,
                        line.User,
                        line.Rule,
                        line.Would == "nothing" ? "none" : line.Would,
                        Observed: true,
                        line.Count,
                        line.Last
                    )),
            ]
        )
        {
            Dark = dark,
        };
}
