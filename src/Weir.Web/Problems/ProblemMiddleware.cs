using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Weir.Agent;
using Weir.Protocol;
using Weir.Server;
using Weir.Web.Forward;

namespace Weir.Web.Problems;

/// <summary>What no endpoint answered, or failed to answer, becomes a problem with a code.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http).ConfigureAwait(false);
        }
        catch (BadHttpRequestException wrong) when (!http.Response.HasStarted)
        {
            if (wrong.StatusCode == StatusCodes.Status413PayloadTooLarge)
            {
                await RefusedBody.PassAsync(http).ConfigureAwait(false);
            }

            await Refusals
                .WriteAsync(http, Refusals.Problem(ProblemCodes.BadRequest, OneLine(wrong)) with { Status = wrong.StatusCode })
                .ConfigureAwait(false);
            return;
        }
        catch (RefusedException refused) when (!http.Response.HasStarted)
        {
            await Refusals.WriteAsync(http, refused.Code, refused.Message).ConfigureAwait(false);
            return;
        }
        catch (AgentRefusedException refused) when (!http.Response.HasStarted)
        {
            await Refusals.WriteAsync(http, refused.Code, refused.Message).ConfigureAwait(false);
            return;
        }
        catch (ServerAwayException away) when (!http.Response.HasStarted)
        {
            await Refusals.WriteAsync(http, ProblemCodes.ServerAway, away.Message).ConfigureAwait(false);
            return;
        }
        catch (Exception refusal) when (!http.Response.HasStarted && StoreRefusals.CodeOf(refusal) is not null)
        {
            await Refusals.WriteAsync(http, StoreRefusals.CodeOf(refusal)!, refusal.Message).ConfigureAwait(false);
            return;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
#pragma warning disable CA1031 // The last one to see it: it is logged and answered.
        catch (Exception failure) when (!http.Response.HasStarted)
#pragma warning restore CA1031
        {
            WebLog.RequestFailed(logger, http.Request.Method, http.Request.Path, failure);
            http.Response.Clear();
            await Refusals.WriteAsync(http, ProblemCodes.Failed, "the request failed; the host's log has the reason").ConfigureAwait(false);
            return;
        }

        if (!http.Response.HasStarted && http.Response is { ContentLength: null or 0, ContentType: null })
        {
            await ExplainAsync(http).ConfigureAwait(false);
        }
    }

    private static Task ExplainAsync(HttpContext http) =>
        http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => Refusals.WriteAsync(
                http,
                ProblemCodes.NotFound,
                $"there is nothing at {http.Request.Path}; /openapi/v1.json lists what there is"
            ),
            StatusCodes.Status405MethodNotAllowed => Explain(http, $"{http.Request.Method} is not for {http.Request.Path}"),
            StatusCodes.Status415UnsupportedMediaType => Explain(
                http,
                $"the body's media type '{Jobs.Printable.Escape(http.Request.ContentType ?? "none")}' is not taken here"
            ),
            StatusCodes.Status413PayloadTooLarge => ExplainTooLargeAsync(http),
            StatusCodes.Status400BadRequest => Explain(http, "the request is not well-formed"),
            _ => Task.CompletedTask,
        };

    private static async Task ExplainTooLargeAsync(HttpContext http)
    {
        await RefusedBody.PassAsync(http).ConfigureAwait(false);
        await Explain(http, "the body is larger than is taken here").ConfigureAwait(false);
    }

    private static Task Explain(HttpContext http, string detail) =>
        Refusals.WriteAsync(http, Refusals.Problem(ProblemCodes.BadRequest, detail) with { Status = http.Response.StatusCode });

    // The JSON reader's own message names the path and position; the framework's names the parameter.
    private static string OneLine(BadHttpRequestException wrong)
    {
        var text = wrong.InnerException is System.Text.Json.JsonException json ? $"{wrong.Message} {json.Message}" : wrong.Message;
        return Jobs.Printable.Escape(text, 400);
    }
}
