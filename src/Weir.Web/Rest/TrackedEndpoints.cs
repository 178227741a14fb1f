using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weir.Agent;
using Weir.Jobs;
using Weir.Protocol.Gate;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>The agent's own log, kept even without a server, and what jobs wrote.</summary>
internal static class TrackedEndpoints
{
    private const int LongestSearch = 200;

    public static void MapTracked(this IEndpointRouteBuilder routes, Agent.MachineAgent agent)
    {
        routes
            .MapGet(
                "/v1/tracked",
                (string? name, string? user, string? status, string? search, string? order, int? limit, string? cursor, HttpContext http) =>
                    ListAsync(
                        new TrackedFilter
                        {
                            Name = string.IsNullOrEmpty(name) ? null : Requests.Name(name),
                            User = user,
                            Status = Status(status),
                            Order = Order(order),
                            Before = Place(cursor, Order(order)),
                            Limit = Requests.Limit(limit),
                        },
                        Search(search),
                        http,
                        agent
                    )
            )
            .Requires(Operation.ListTracked)
            .WithName("tracked")
            .WithTags("gate")
            .WithSummary("The tracking log of this machine, newest first or by name.");
        routes
            .MapGet(
                "/v1/tracked/{number}",
                async (string number, HttpContext http) =>
                    TypedResults.Ok(
                        await agent.FindTrackedAsync(Requests.Number(number), http.Caller(), http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ShowTracked)
            .WithName("trackedJob")
            .WithTags("gate")
            .WithSummary("One row of the tracking log.");
        routes
            .MapGet(
                "/v1/tracked/{number}/started",
                async (string number, string? machine, HttpContext http) =>
                    TypedResults.Ok(
                        await agent
                            .WaitForStartAsync(Requests.Number(number), machine, http.Caller(), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ShowTracked)
            .WithName("trackedStart")
            .WithTags("gate")
            .WithSummary("The row of a job that was let go, as soon as it has started, and as it is then after 5 seconds.");
        routes
            .MapGet(
                "/v1/tracked/{number}/wait",
                async (string number, HttpContext http) =>
                    TypedResults.Text(
                        EndText.Line(
                            await agent.WaitForEndAsync(Requests.Number(number), http.Caller(), http.RequestAborted).ConfigureAwait(false)
                        ) + "\n"
                    )
            )
            .Requires(Operation.AwaitEnd)
            .WithMetadata(LongRunning.Mark)
            .WithName("trackedWait")
            .WithTags("gate")
            .WithSummary("Answers when a job is over: exit N, signal N, or why it has neither.");
        routes
            .MapGet(
                "/v1/jobs/{number}/log",
                (string number, string? stream, bool? follow, HttpContext http) => LogAsync(number, stream, follow ?? false, http, agent)
            )
            .Requires(Operation.ReadOutput)
            .WithMetadata(LongRunning.Mark)
            .WithName("jobLog")
            .WithTags("jobs")
            .WithSummary("What a job wrote, as bytes; for its owner and operators.")
            .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream");
    }

    private static async Task<Ok<TrackedPage>> ListAsync(
        TrackedFilter filter,
        string? search,
        HttpContext http,
        Agent.MachineAgent agent
    ) => TypedResults.Ok(await agent.ListTrackedAsync(filter, search, http.Caller(), http.RequestAborted).ConfigureAwait(false));

    private static string? Search(string? text) =>
        text is { Length: > LongestSearch }
            ? throw Requests.Invalid($"a search text has at most {LongestSearch} characters, this one {text.Length}")
            : text;

    private static TrackedOrder Order(string? text) =>
        text switch
        {
            null or "" or "time" => TrackedOrder.Time,
            "name" => TrackedOrder.Name,
            _ => throw Requests.Invalid($"'{Printable.Escape(text)}' is no order of the tracking log: time or name"),
        };

    private static TrackedPosition? Place(string? cursor, TrackedOrder order) =>
        cursor is not null && TrackedPosition.TryParse(cursor, out var position)
            ? position.Order == order
                ? position
                : throw Requests.Invalid(
                    $"'{Printable.Escape(cursor)}' is a cursor of the list by {(position.Order == TrackedOrder.Name ? "name" : "time")}: ask for that order, or begin again with the first page"
                )
            : Requests.Place(cursor) is { } place
                ? new TrackedPosition(place, Name: null)
                : null;

    private static async Task LogAsync(string number, string? stream, bool follow, HttpContext http, Agent.MachineAgent agent)
    {
        var which = stream switch
        {
            null or "" or "out" => LogStream.Out,
            "err" => LogStream.Err,
            _ => throw Requests.Invalid($"'{Printable.Escape(stream)}' is no stream: out or err"),
        };
        var log = await agent
            .ReadLogAsync(Requests.Number(number), which, follow, http.Caller(), http.RequestAborted)
            .ConfigureAwait(false);
        if (log.Bytes is not { } bytes)
        {
            http.Response.Headers["Weir-Output"] = log.Elsewhere;
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        await using (bytes.ConfigureAwait(false))
        {
            http.Response.ContentType = "application/octet-stream";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = await bytes.ReadAsync(buffer, http.RequestAborted).ConfigureAwait(false)) > 0)
            {
                await http.Response.Body.WriteAsync(buffer.AsMemory(0, read), http.RequestAborted).ConfigureAwait(false);
                if (follow)
                {
                    await http.Response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
                }
            }
        }
    }

    private static TrackedStatus? Status(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : text.Length == 1 && TrackedStatuses.FromLetter(text[0]) is { } status ? status
        : Enum.TryParse<TrackedStatus>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var word)
        && !char.IsAsciiDigit(text[0])
            ? word
        : throw Requests.Invalid($"'{Printable.Escape(text)}' is not a status of the tracking log: a letter of TIEXRMKPF or its word");
}
