using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.ThruPut;
using Weir.Web.Callers;
using Weir.Web.Problems;
using Weir.Web.Rest;

namespace Weir.Web.ThruPut;

/// <summary>
/// <c>POST /thruput</c>: one XML message in, its reply out. A request that failed is answered with 200 all the same, since the
/// reply says so itself; only a body that is too long is 413, with the same reply.
/// </summary>
internal static class ThruPutEndpoint
{
    private const string Xml = "application/xml; charset=utf-8";

    public static void MapThruPut(this IEndpointRouteBuilder routes, ThruPutHandler desk)
    {
        routes
            .MapDescribedPost("/thruput", http => AnswerAsync(http, desk))
            .Requires(Operation.AskInXml)
            .ReadsOwnWrites()
            .WithName("thruput")
            .WithTags("thruput")
            .WithSummary("Answers one XML message: GSQ, PSQ, SGJ, SPJ, SGD, HSL, HSQ.");
        routes
            .MapGet("/thruput.xsd", () => TypedResults.Stream(SchemaText.Open(), "application/xml"))
            .Requires(Operation.ReadTheDescription)
            .WithName("thruputSchema")
            .WithTags("thruput")
            .WithSummary("The XML schema of the messages.");
    }

    private static async Task AnswerAsync(HttpContext http, ThruPutHandler desk)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = RequestReader.Longest;
        }

        var caller = http.Caller();
        byte[] message;
        try
        {
            message = await Requests.BodyAsync(http).ConfigureAwait(false);
        }
        catch (BadHttpRequestException wrong) when (wrong.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await RefusedBody.PassAsync(http).ConfigureAwait(false);
            Begin(http, StatusCodes.Status413PayloadTooLarge);
            await desk.RefuseAsync(
                    ErrorCodes.TooLarge,
                    $"the message is longer than {RequestReader.Longest} bytes",
                    caller,
                    http.Response.Body,
                    http.RequestAborted
                )
                .ConfigureAwait(false);
            return;
        }

        Begin(http, StatusCodes.Status200OK);
        await desk.AnswerAsync(message, caller, http.Response.Body, http.RequestAborted).ConfigureAwait(false);
    }

    private static void Begin(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = Xml;
        http.Response.Headers.CacheControl = "no-store";
    }
}
