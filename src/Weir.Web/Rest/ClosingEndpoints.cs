using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol.Closing;
using Weir.Server;
using Weir.Server.Operations;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>Closing Weir to new work, and opening it.</summary>
internal static class ClosingEndpoints
{
    public static void MapClosing(this IEndpointRouteBuilder routes, WeirServer server)
    {
        var closing = routes.MapGroup("/v1").WithTags("closing").Requires(Operation.CloseWeir);
        closing
            .MapPost(
                "/close",
                async (CloseRequest? request, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .CloseAsync(http.Caller(request?.Text), [.. (request?.Except ?? []).Select(Requests.Name)], http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .ChangesRules()
            .WithName("close")
            .WithSummary("Lets nothing go any more that waits for the day's word; what runs goes on.");
        closing
            .MapPost(
                "/open",
                async (OpenRequest? request, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .OpenAsync(http.Caller(request?.Text), request?.Gradually == true, http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .ChangesRules()
            .WithName("open")
            .WithSummary("Lets jobs go again in the order of their goals, all or a portion at a time.");
    }
}
