using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol.Events;
using Weir.Server;
using Weir.Server.Operations;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>Events that people, programs and jobs raise.</summary>
internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder routes, WeirServer server) =>
        routes
            .MapPost(
                "/v1/events",
                async (EventRequest request, HttpContext http) =>
                    TypedResults.Ok(
                        await server.RaiseEventAsync(http.Caller(request.Text), request, http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .Requires(Operation.RaiseEvents)
            .ReadsOwnWrites()
            .WithName("event")
            .WithTags("events")
            .WithSummary("Does what an event says, such as $JOB:HOLD,,Night,LOAD, or says what it would do.");
}
