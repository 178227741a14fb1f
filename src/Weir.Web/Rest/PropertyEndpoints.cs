using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol.Properties;
using Weir.Server;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>Named texts: of everything, of machines, of schedules' days and of jobs.</summary>
internal static class PropertyEndpoints
{
    public static void MapProperties(this IEndpointRouteBuilder routes, WeirServer server)
    {
        var properties = routes.MapGroup("/v1/properties").WithTags("properties").ReadsOwnWrites();
        properties
            .MapGet(
                "",
                async (int? limit, string? cursor, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .ListPropertiesAsync(http.Caller(), cursor, Requests.Limit(limit), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ReadProperties)
            .WithName("properties")
            .WithSummary("Properties by name.");
        properties
            .MapGet(
                "/{name}",
                async (string name, HttpContext http) =>
                    TypedResults.Ok(
                        await server.ShowPropertyAsync(http.Caller(), Requests.Property(name), http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ReadProperties)
            .WithName("property")
            .WithSummary("One property.");
        MapChanges(properties, server, "property", ofJob: false, Operation.SetProperties);
        MapChanges(
            routes.MapGroup("/v1/job-properties").WithTags("properties").ReadsOwnWrites(),
            server,
            "jobProperty",
            ofJob: true,
            Operation.SetJobProperties
        );
    }

    private static void MapChanges(RouteGroupBuilder properties, WeirServer server, string word, bool ofJob, Operation operation)
    {
        var what = ofJob ? "a property of a job" : "a property of everything, of a machine or of a schedule's day";
        properties
            .MapPut(
                "/{name}",
                async (string name, PropertySetting setting, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .SetPropertyAsync(
                                http.Caller(setting.Text),
                                Requests.Property(name, ofJob),
                                setting.Value,
                                mustExist: false,
                                http.RequestAborted
                            )
                            .ConfigureAwait(false)
                    )
            )
            .Requires(operation)
            .WithName($"{word}Set")
            .WithSummary($"Sets {what}; makes it where it is new.");
        properties
            .MapDelete(
                "/{name}",
                async (string name, string? text, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .DeletePropertyAsync(http.Caller(text), Requests.Property(name, ofJob), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(operation)
            .WithName($"{word}Delete")
            .WithSummary($"Deletes {what}, and answers with what it held.");
    }
}
