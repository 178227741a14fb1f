using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Server;
using Weir.Server.Queries;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>What would break if something were done; nothing is done.</summary>
internal static class ForesightEndpoints
{
    public static void MapForesight(this IEndpointRouteBuilder routes, WeirServer server)
    {
        var foresight = routes.MapGroup("/v1/foresight").WithTags("foresight").ReadsOwnWrites();
        foresight
            .MapGet(
                "/close",
                async (string? except, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .ForeseeCloseAsync(
                                http.Caller(),
                                [.. (except ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Requests.Name)],
                                http.RequestAborted
                            )
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.CloseWeir)
            .WithName("foreseeClose")
            .WithSummary("Which goals and deadlines would break if Weir were closed.");
        foresight
            .MapGet(
                "/schedules/{name}/hold",
                async (string name, string? date, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .ForeseeScheduleHoldAsync(http.Caller(), Requests.DayName(name), Requests.Date(date), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.HoldSchedules)
            .WithName("foreseeScheduleHold")
            .WithSummary("Which goals and deadlines would break if a schedule's day were held.");
        foresight
            .MapGet(
                "/limits/{name}",
                async (string name, int maximum, string? machine, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .ForeseeLimitAsync(http.Caller(), Requests.Name(name), machine, maximum, http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.SetLimits)
            .WithName("foreseeLimit")
            .WithSummary("Which goals and deadlines would break if a limit had this maximum.");
        foresight
            .MapGet(
                "/jobs/{number}/cancel",
                async (string number, HttpContext http) =>
                    TypedResults.Ok(
                        await server.ForeseeCancelAsync(http.Caller(), Requests.Number(number), http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .Requires(Operation.CancelJob)
            .WithName("foreseeCancel")
            .WithSummary("Which goals and deadlines would break if a job were cancelled.");
    }
}
