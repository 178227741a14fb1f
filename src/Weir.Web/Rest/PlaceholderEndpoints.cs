using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol.Placeholders;
using Weir.Server;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Tracking.Variables;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>Variables that placeholders in commands stand for.</summary>
internal static class PlaceholderEndpoints
{
    public static void MapPlaceholders(this IEndpointRouteBuilder routes, WeirServer server)
    {
        var group = routes.MapGroup("/v1/placeholders").WithTags("placeholders");
        group
            .MapGet(
                "",
                async (string? name, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .ListNamedVariablesAsync(name is null ? null : Requests.Name(name), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ReadPlaceholders)
            .WithName("placeholders")
            .WithSummary("Variables by key.");
        group
            .MapGet(
                "/{name}",
                async (string name, string? schedule, string? job, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .ShowNamedVariableAsync(Requests.Name(name), ScopeOf(schedule, job), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ReadPlaceholders)
            .WithName("placeholder")
            .WithSummary("One variable: that of all jobs, of a schedule or of a job.");
        group
            .MapPost(
                "/expand",
                async (ExpansionRequest request, HttpContext http) =>
                    TypedResults.Ok(await server.ExpandTextAsync(http.Caller(), request, http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.ReadPlaceholders)
            .WithName("expand")
            .WithSummary("What a text becomes, step by step. Nothing is run for it.");
        group
            .MapPut(
                "/{name}",
                async (string name, VariableText variable, string? text, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .SetNamedVariableAsync(http.Caller(text), variable with { Name = name }, http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ChangePlaceholders)
            .ChangesRules()
            .WithName("placeholderSet")
            .WithSummary("Sets a variable; makes it where it is new.");
        group
            .MapDelete(
                "/{name}",
                async (string name, string? schedule, string? job, string? text, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .DeleteNamedVariableAsync(http.Caller(text), Requests.Name(name), ScopeOf(schedule, job), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ChangePlaceholders)
            .ChangesRules()
            .WithName("placeholderDelete")
            .WithSummary("Deletes a variable, and answers with what it was.");
    }

    private static VariableScope ScopeOf(string? schedule, string? job) =>
        new(schedule is null ? null : Requests.DayName(schedule), job is null ? null : Requests.Name(job));
}
