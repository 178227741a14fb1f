using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Server;
using Weir.Server.Queries;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>How much of their processors machines, sites and sets use.</summary>
internal static class CapacityEndpoints
{
    public static void MapCapacity(this IEndpointRouteBuilder routes, WeirServer server) =>
        routes
            .MapGet(
                "/v1/capacity",
                async (string? machine, string? set, string? history, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .ShowCapacityAsync(
                                http.Caller(),
                                new CapacityQuery
                                {
                                    Machine = string.IsNullOrEmpty(machine) ? null : machine,
                                    Set = string.IsNullOrEmpty(set) ? null : Requests.Name(set),
                                    History = Span(history),
                                },
                                http.RequestAborted
                            )
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ReadCapacity)
            .WithName("capacity")
            .WithTags("service")
            .WithSummary("How much of their processors machines, sites and sets use: five minutes, four hours, limit and level.");

    private static TimeSpan? Span(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : DurationText.TryParse(text, out var span) ? span
        : throw Requests.Invalid($"'{Printable.Escape(text)}' is no history: {DurationText.Allowed}");
}
