using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Server;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>Who is told of what, and who has taken note.</summary>
internal static class NotificationEndpoints
{
    public static void MapNotifications(this IEndpointRouteBuilder routes, WeirServer server)
    {
        var notifications = routes.MapGroup("/v1/notifications").WithTags("notifications");
        notifications
            .MapGet(
                "",
                (Delegate)(
                    async (HttpContext http) =>
                        TypedResults.Ok(await server.ListNotificationsAsync(http.Caller(), http.RequestAborted).ConfigureAwait(false))
                )
            )
            .Requires(Operation.ReadNotifications)
            .ReadsOwnWrites()
            .WithName("notifications")
            .WithSummary("The notifications, and what their channels have told.");
        notifications
            .MapPost(
                "/{name}/test",
                async (string name, string? text, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .TestNotificationAsync(http.Caller(text), Requests.Name(name), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.TestNotifications)
            .WithName("notificationTest")
            .WithSummary("Tells all channels of a notification that it is tried, and says what came of it.");
        routes
            .MapPost(
                "/v1/messages/{id}/acknowledge",
                async (string id, string? text, HttpContext http) =>
                    TypedResults.Ok(
                        await server.AcknowledgeMessageAsync(http.Caller(text), Number(id), http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .Requires(Operation.AcknowledgeMessages)
            .ReadsOwnWrites()
            .WithName("messageAcknowledge")
            .WithTags("notifications")
            .WithSummary("Takes note of a message: what was still to be told of its job is not told any more.");
    }

    private static long Number(string id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new RefusedException(
                ProblemCodes.BadRequest,
                $"'{Printable.Escape(id)}' is not the number of a message: weir messages shows them"
            );
}
