using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
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
                Answered(http),
                http.RequestAborted,
                ProcessOf(http)
            )
            .ConfigureAwait(false);
        var text = new StringBuilder();
        text.Append(answer.Number).Append('\n');
        foreach (var warning in answer.Warnings)
        {
            text.Append(warning.ReplaceLineEndings(" ")).Append('\n');
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted).ConfigureAwait(false);
    }

    private static int ProcessOf(HttpContext http) => WebCaller.From(http).Peer?.ProcessId ?? 0;

    // The start of a job takes more of a processor than its submission: the submitter has the answer first.
    private static Task Answered(HttpContext http)
    {
        TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        http.Response.OnCompleted(() =>
        {
            answered.TrySetResult();
            return Task.CompletedTask;
        });
        return answered.Task;
    }

    private static async Task<Ok<Submitted>> SubmitJsonAsync(
        SubmitRequest request,
        IMachineUsers users,
        HttpContext http,
        Agent.MachineAgent agent
    )
    {
        var submitter = http.Submitter();
        var submission = SubmitRequests.SubmissionOf(request, users.HomeOf(submitter.UserId));
        var answer = await agent
            .SubmitAsync(submission, submitter, Answered(http), http.RequestAborted, ProcessOf(http))
            .ConfigureAwait(false);
        return TypedResults.Ok(new Submitted(answer.Number.Value, answer.Warnings.Count == 0 ? null : string.Join("; ", answer.Warnings)));
    }
}
