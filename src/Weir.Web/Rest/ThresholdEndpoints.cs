using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol.Thresholds;
using Weir.Server;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>Named numbers that jobs wait for.</summary>
internal static class ThresholdEndpoints
{
    public static void MapThresholds(this IEndpointRouteBuilder routes, WeirServer server)
    {
        var thresholds = routes.MapGroup("/v1/thresholds").WithTags("thresholds").ReadsOwnWrites();
        thresholds
            .MapGet(
                "",
                (Delegate)(
                    async (HttpContext http) =>
                        TypedResults.Ok(await server.ListThresholdsAsync(http.Caller(), http.RequestAborted).ConfigureAwait(false))
                )
            )
            .Requires(Operation.ReadThresholds)
            .WithName("thresholds")
            .WithSummary("Thresholds, and how many jobs wait for them.");
        thresholds
            .MapGet(
                "/{name}",
                async (string name, HttpContext http) =>
                    TypedResults.Ok(
                        await server.ShowThresholdAsync(http.Caller(), Requests.Threshold(name), http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ReadThresholds)
            .WithName("threshold")
            .WithSummary("One threshold.");
        thresholds
            .MapPut(
                "/{name}",
                async (string name, ThresholdSetting setting, HttpContext http) =>
                {
                    var (threshold, to) = (Requests.Threshold(name), Requests.ThresholdChange(setting.To));
                    var caller = http.Caller(setting.Text);
                    await server.SetThresholdAsync(caller, threshold, to, http.RequestAborted).ConfigureAwait(false);
                    return TypedResults.Ok(await server.ShowThresholdAsync(caller, threshold, http.RequestAborted).ConfigureAwait(false));
                }
            )
            .Requires(Operation.SetThresholds)
            .WithName("thresholdSet")
            .WithSummary("Sets a threshold to a value, or to more or less than now; makes it where it is new.");
        thresholds
            .MapPost(
                "/{name}/rename",
                async (string name, ThresholdRename rename, HttpContext http) =>
                {
                    var (threshold, to) = (Requests.Threshold(name), Requests.Threshold(rename.To));
                    var caller = http.Caller(rename.Text);
                    await server.RenameThresholdAsync(caller, threshold, to, http.RequestAborted).ConfigureAwait(false);
                    return TypedResults.Ok(await server.ShowThresholdAsync(caller, to, http.RequestAborted).ConfigureAwait(false));
                }
            )
            .Requires(Operation.SetThresholds)
            .WithName("thresholdRename")
            .WithSummary("Gives a threshold that nothing uses another name.");
        thresholds
            .MapDelete(
                "/{name}",
                async (string name, string? text, HttpContext http) =>
                    TypedResults.Ok(
                        new ThresholdDeleted(
                            await server
                                .DeleteThresholdAsync(http.Caller(text), Requests.Threshold(name), http.RequestAborted)
                                .ConfigureAwait(false)
                        )
                    )
            )
            .Requires(Operation.SetThresholds)
            .WithName("thresholdDelete")
            .WithSummary("Deletes a threshold that nothing uses.");
    }
}
