using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Schedules;
using Weir.Server;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Web.Callers;
using Weir.Web.Connections;

namespace Weir.Web.Rest;

/// <summary>
/// Pings in the form that Healthchecks made usual: <c>/ping/KEY/NAME</c>, and behind it <c>/start</c>, <c>/fail</c> or an exit status.
/// The key is the sender's right; a wrong key and a wrong name answer alike.
/// </summary>
internal static class PingEndpoints
{
    private const int MostOfBody = 1024;
    private static readonly string[] s_methods = [HttpMethods.Get, HttpMethods.Head, HttpMethods.Post];

    public static void MapPings(this IEndpointRouteBuilder routes, WeirServer server, HostInfo facts, PingLimits limits)
    {
        foreach (var (path, name) in new[] { ("/ping/{key}/{name}", "ping"), ("/ping/{key}/{name}/{signal}", "pingSignal") })
        {
            routes
                .MapMethods(
                    path,
                    s_methods,
                    async (string key, string name, string? signal, HttpContext http) =>
                        TypedResults.Text(await PingAsync(server, limits, key, name, signal, http).ConfigureAwait(false))
                )
                .Requires(Operation.Ping)
                .WithName(name)
                .WithTags("schedules")
                .WithSummary("Tells how a job goes that runs elsewhere: it succeeded; or start, fail or an exit status says otherwise.");
        }

        routes
            .MapPost(
                "/v1/schedules/{name}/ping-key",
                async (string name, string? text, HttpContext http) =>
                {
                    var schedule = Requests.Name(name);
                    var key = await server.DrawPingKeyAsync(http.Caller(text), schedule, http.RequestAborted).ConfigureAwait(false);
                    return TypedResults.Ok(new PingKey(schedule.Text, key, $"{facts.Console?.TrimEnd('/')}/ping/{key}"));
                }
            )
            .Requires(Operation.DrawPingKeys)
            .WithName("schedulePingKey")
            .WithTags("schedules")
            .WithSummary("Draws the key by which jobs of a schedule are pinged; the one before ends.");
        routes
            .MapDelete(
                "/v1/schedules/{name}/ping-key",
                async (string name, string? text, HttpContext http) =>
                {
                    var schedule = Requests.Name(name);
                    await server.RevokePingKeyAsync(http.Caller(text), schedule, http.RequestAborted).ConfigureAwait(false);
                    return TypedResults.Ok(new PingKeyRevoked(schedule.Text));
                }
            )
            .Requires(Operation.DrawPingKeys)
            .WithName("schedulePingKeyRevoke")
            .WithTags("schedules")
            .WithSummary("Ends the key by which jobs of a schedule are pinged.");
    }

    private static async Task<string> PingAsync(
        WeirServer server,
        PingLimits limits,
        string key,
        string name,
        string? signal,
        HttpContext http
    )
    {
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "unix";
        if (server.FindPinged(key) is not { } schedule || !ObjectName.TryParse(name, out var job))
        {
            throw limits.AnswersUnknown(address) ? NotFound() : TooMany();
        }

        if (!limits.Takes(schedule))
        {
            throw TooMany();
        }

        var exitCode = ExitCodeOf(signal);
        try
        {
            var text = await TextAsync(http).ConfigureAwait(false);
            var actor = new Actor("ping", ActorOrigin.Token, Through: $"ping key of schedule {schedule}", Address: address);
            var caller = new Caller("ping", Role.Viewer, address) { Actor = actor, Text = text };
            return $"OK: {await server.PingAsync(caller, schedule, job, exitCode, http.RequestAborted).ConfigureAwait(false)}\n";
        }
        catch (RefusedException refused) when (refused.Code == ProblemCodes.NotFound)
        {
            throw NotFound();
        }
    }

    private static int? ExitCodeOf(string? signal) =>
        signal switch
        {
            null => 0,
            "start" => null,
            "fail" => 1,
            _ when byte.TryParse(signal, NumberStyles.None, CultureInfo.InvariantCulture, out var status) => status,
            _ => throw Requests.Invalid(
                $"'{Printable.Escape(signal, 40)}' tells nothing: allowed behind the job's name are start, fail, or an exit status 0 to 255"
            ),
        };

    private static async Task<string?> TextAsync(HttpContext http)
    {
        var buffer = new byte[MostOfBody];
        var length = await http.Request.Body.ReadAtLeastAsync(buffer, MostOfBody, false, http.RequestAborted).ConfigureAwait(false);
        return length == 0 ? null : Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static RefusedException NotFound() => new(ProblemCodes.NotFound, "there is nothing to ping here: look at the key and the name");

    private static RefusedException TooMany() => new(ProblemCodes.TooMany, "there are too many pings: wait a second and ping again");
}
