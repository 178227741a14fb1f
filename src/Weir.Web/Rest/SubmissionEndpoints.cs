using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weir.Agent;
using Weir.Jobs;
using Weir.Protocol.Jobs;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>Submitting: the gate's bytes, and the same as JSON.</summary>
internal static class SubmissionEndpoints
{
    public static void MapSubmissions(this IEndpointRouteBuilder routes, Agent.MachineAgent agent)
    {
        // The hot path: no binding, no JSON, one write.
        routes
            .MapDescribedPost("/v1/submissions", http => SubmitAsync(http, agent))
            .Requires(Operation.Submit)
            .WithName("submit")
            .WithTags("submit")
            .WithSummary("Submits a job as the native client does: the body is the submission's bytes.");
        routes
            .MapPost(
                "/v1/jobs",
                (SubmitRequest request, IMachineUsers users, HttpContext http) => SubmitJsonAsync(request, users, http, agent)
            )
            .Requires(Operation.Submit)
            .WithName("submitJson")
            .WithTags("submit")
            .WithSummary("Submits a job.");
    }

    private static async Task SubmitAsync(HttpContext http, Agent.MachineAgent agent)
    {
        var answer = await agent
            .SubmitAsync(
                await Requests.BodyAsync(http).ConfigureAwait(false),
                http.Submitter(),
                SideOf(http),
                http.RequestAborted,
                ProcessOf(http)
            )
            .ConfigureAwait(false);
        var text = new StringBuilder();
        text.Append(FirstLine(answer)).Append('\n');
        foreach (var warning in answer.Warnings)
        {
            text.Append(warning.ReplaceLineEndings(" ")).Append('\n');
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted).ConfigureAwait(false);
    }

    // A number, or a word that says why there is none.
    private static string FirstLine(SubmitResult answer) =>
        answer.Capture switch
        {
            null => answer.Number.ToString(),
            { IsQuestion: true } question => $"question {question.Id} {question.Source}",
            var captured => $"captured {captured.Id} {captured.Source}",
        };

    private static int ProcessOf(HttpContext http) => WebCaller.From(http).Peer?.ProcessId ?? 0;

    private static SubmitterSide SideOf(HttpContext http)
    {
        string? text = http.Request.Query["capture"];
        return CaptureChoice.TryParse(text, out var choice)
            ? new SubmitterSide(Answers.Of(http), choice, ProcessBehind(http))
            : throw Requests.Invalid($"capture={Printable.Escape(text)} is not allowed: allowed are {CaptureChoice.Allowed}");
    }

    private static WaitingProcess? ProcessBehind(HttpContext http) =>
        WebCaller.From(http).Peer is not null && http.Features.Get<IConnectionSocketFeature>() is { } connection
            ? WaitingProcess.From(connection.Socket)
            : null;

    private static async Task<Ok<Submitted>> SubmitJsonAsync(
        SubmitRequest request,
        IMachineUsers users,
        HttpContext http,
        Agent.MachineAgent agent
    )
    {
        var submitter = http.Submitter();
        var side = SideOf(http);
        if (side.Capture.Asks)
        {
            throw Requests.Invalid("capture=ask is for the native client, whose answer may be a question: say submit, or as:ID");
        }

        var submission = SubmitRequests.SubmissionOf(request, users.HomeOf(submitter.UserId));
        var answer = await agent.SubmitAsync(submission, submitter, side, http.RequestAborted, ProcessOf(http)).ConfigureAwait(false);
        return TypedResults.Ok(
            new Submitted(
                answer.Capture is null ? answer.Number.Value : null,
                answer.Warnings.Count == 0 ? null : string.Join("; ", answer.Warnings)
            )
            {
                Captured = answer.Capture?.Id.Text,
            }
        );
    }
}
