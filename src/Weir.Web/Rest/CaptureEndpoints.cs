using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weir.Agent.Captures;
using Weir.Jobs;
using Weir.Protocol.Captures;
using Weir.Protocol.Jobs;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>What this machine captures instead of running it, and what it has captured.</summary>
internal static class CaptureEndpoints
{
    public static void MapCaptures(this IEndpointRouteBuilder routes, AgentCaptures captures)
    {
        var group = routes.MapGroup("/v1/captures").WithTags("captures");
        MapSources(group, captures);
        MapReading(group, captures);
        MapChanging(group, captures);
        group
            .MapPost("/{id}/run", (string id, string? text, HttpContext http) => RunAsync(id, text, http, captures))
            .Requires(Operation.UseCaptures)
            .WithName("captureRun")
            .WithSummary("Submits a capture as its submitter.");
    }

    private static void MapSources(RouteGroupBuilder group, AgentCaptures captures)
    {
        group
            .MapGet("/sources", () => TypedResults.Ok(captures.Sources()))
            .Requires(Operation.ReadTheGate)
            .WithName("captureSources")
            .WithSummary("From where submissions are captured now.");
        group
            .MapPost(
                "/start",
                async (CaptureSourceRequest request, HttpContext http) =>
                    TypedResults.Ok(
                        await captures.StartAsync(request, http.Caller(request.Text), http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .Requires(Operation.CaptureSubmissions)
            .WithName("captureStart")
            .WithSummary("Captures what is submitted from a job, a terminal or by a user; it ends by itself.");
        group
            .MapPost(
                "/stop",
                async (CaptureSourceRequest request, HttpContext http) =>
                    TypedResults.Ok(await captures.StopAsync(request, http.Caller(request.Text), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.CaptureSubmissions)
            .WithName("captureStop")
            .WithSummary("Captures no more from a source, or from all of the caller's.");
    }

    private static void MapReading(RouteGroupBuilder group, AgentCaptures captures)
    {
        group
            .MapGet(
                "",
                async (int? limit, string? cursor, HttpContext http) =>
                    TypedResults.Ok(
                        await captures.ListAsync(cursor, Requests.Limit(limit), http.Caller(), http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .Requires(Operation.UseCaptures)
            .WithName("captures")
            .WithSummary("Captures of this machine, by id.");
        group
            .MapGet(
                "/{id}",
                async (string id, HttpContext http) =>
                    TypedResults.Ok(await captures.ShowAsync(id, http.Caller(), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.UseCaptures)
            .WithName("capture")
            .WithSummary("All of a capture.");
        group
            .MapGet(
                "/{id}/text",
                async (string id, HttpContext http) =>
                    TypedResults.Bytes(
                        await captures.ReadTextAsync(id, http.Caller(), http.RequestAborted).ConfigureAwait(false),
                        "application/octet-stream"
                    )
            )
            .Requires(Operation.UseCaptures)
            .WithName("captureText")
            .WithSummary("The text of its script, or its command with an argument a line.")
            .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream");
        group
            .MapGet(
                "/{id}/lda",
                async (string id, HttpContext http) =>
                    TypedResults.Ok(await captures.ImagesAsync(id, http.Caller(), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.UseCaptures)
            .WithName("captureLda")
            .WithSummary("Its local data area, and what that was before.");
        group
            .MapPost(
                "/{id}/validate",
                async (string id, HttpContext http) =>
                    TypedResults.Ok(await captures.ValidateAsync(id, http.Caller(), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.UseCaptures)
            .WithName("captureValidate")
            .WithSummary("What would keep a capture from running.");
    }

    private static void MapChanging(RouteGroupBuilder group, AgentCaptures captures)
    {
        group
            .MapPost(
                "/{id}",
                async (string id, CaptureChangeRequest change, HttpContext http) =>
                    TypedResults.Ok(
                        await captures.ChangeAsync(id, change, http.Caller(change.Text), http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .Requires(Operation.UseCaptures)
            .WithName("captureChange")
            .WithSummary("Changes a capture, all or nothing.");
        group
            .MapDescribedPost("/{id}/text", http => WriteTextAsync(http, captures))
            .Requires(Operation.UseCaptures)
            .WithName("captureWriteText")
            .WithSummary("Puts another script or command in place of its own; the body is the text.");
        group
            .MapPost(
                "/{id}/copy",
                async (string id, CaptureNameRequest name, HttpContext http) =>
                    TypedResults.Ok(await captures.CopyAsync(id, name, http.Caller(name.Text), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.UseCaptures)
            .WithName("captureCopy")
            .WithSummary("Makes another capture of it.");
        group
            .MapPost(
                "/{id}/rename",
                async (string id, CaptureNameRequest name, HttpContext http) =>
                    TypedResults.Ok(await captures.RenameAsync(id, name, http.Caller(name.Text), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.UseCaptures)
            .WithName("captureRename")
            .WithSummary("Gives a capture another id.");
        group
            .MapDelete(
                "/{id}",
                async (string id, string? text, HttpContext http) =>
                    TypedResults.Ok(await captures.DeleteAsync(id, http.Caller(text), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.UseCaptures)
            .WithName("captureDelete")
            .WithSummary("Deletes a capture with its images.");
    }

    private static async Task WriteTextAsync(HttpContext http, AgentCaptures captures)
    {
        var id = (string)http.Request.RouteValues["id"]!;
        var text = await Requests.BodyAsync(http).ConfigureAwait(false);
        var view = await captures
            .WriteTextAsync(id, text, http.Caller(http.Request.Query["text"]), http.RequestAborted)
            .ConfigureAwait(false);
        await http.Response.WriteAsJsonAsync(view, ApiJson.Types.CaptureView, contentType: null, http.RequestAborted).ConfigureAwait(false);
    }

    private static async Task<Ok<Submitted>> RunAsync(string id, string? text, HttpContext http, AgentCaptures captures)
    {
        var done = await captures.RunAsync(id, http.Caller(text), Answers.Of(http), http.RequestAborted).ConfigureAwait(false);
        return TypedResults.Ok(new Submitted(done.Number.Value, done.Warnings.Count == 0 ? null : string.Join("; ", done.Warnings)));
    }
}
