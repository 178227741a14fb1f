using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol.Limits;
using Weir.Server;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>Policies, service queues, the service level and limits.</summary>
internal static class ServiceEndpoints
{
    public static void MapService(this IEndpointRouteBuilder routes, WeirServer server)
    {
        var policies = routes.MapGroup("/v1/policies").WithTags("service").ReadsOwnWrites();
        policies
            .MapGet(
                "",
                async (CancellationToken cancellation) =>
                    TypedResults.Ok(await server.ListPoliciesAsync(cancellation).ConfigureAwait(false))
            )
            .Requires(Operation.ReadPolicies)
            .WithName("policies")
            .WithSummary("All policies, and which is active.");
        policies
            .MapGet(
                "/{name}",
                async (string name, CancellationToken cancellation) =>
                    TypedResults.Ok(await server.ShowPolicyAsync(Requests.Name(name), cancellation).ConfigureAwait(false))
            )
            .Requires(Operation.ReadPolicies)
            .WithName("policy")
            .WithSummary("One policy.");
        policies
            .MapGet(
                "/{name}/preview",
                async (string name, HttpContext http) =>
                    TypedResults.Ok(
                        await server.PreviewPolicyAsync(http.Caller(), Requests.Name(name), http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .Requires(Operation.PreviewPolicies)
            .WithName("policyPreview")
            .WithSummary("What activating a policy would change for the jobs that wait now.");
        policies
            .MapPost(
                "/{name}/activate",
                async (string name, string? text, HttpContext http) =>
                    TypedResults.Ok(
                        await server.ActivatePolicyAsync(http.Caller(text), Requests.Name(name), http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ActivatePolicies)
            .WithName("policyActivate")
            .WithSummary("Makes a policy the active one.");

        var queues = routes.MapGroup("/v1/queues").WithTags("service").ReadsOwnWrites();
        queues
            .MapGet(
                "/{queue}",
                async (string queue, string? group, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .ShowQueueAsync(http.Caller(), Requests.Queue(queue), Groups(group), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ReadQueues)
            .WithName("queue")
            .WithSummary("How many jobs of each group are in which bucket: general or production.");
        queues
            .MapGet(
                "/{queue}/jobs",
                async (
                    string queue,
                    string? group,
                    string? delayed,
                    string? exceptional,
                    int? from,
                    int? to,
                    int? limit,
                    string? cursor,
                    HttpContext http
                ) =>
                    TypedResults.Ok(
                        await server
                            .ListQueueJobsAsync(
                                http.Caller(),
                                new QueueFilter(Requests.Queue(queue))
                                {
                                    Groups = Groups(group),
                                    Delayed = Choice("delayed", delayed),
                                    Exceptional = Choice("exceptional", exceptional),
                                    From = Ix("from", from, 0),
                                    To = Ix("to", to, Bucket.Last),
                                    Limit = Requests.Limit(limit),
                                    Cursor = cursor,
                                },
                                http.RequestAborted
                            )
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ReadQueues)
            .WithName("queueJobs")
            .WithSummary("Jobs of a service queue in the order in which they would be selected.");
        queues
            .MapGet(
                "/{queue}/history",
                async (string queue, HttpContext http) =>
                    TypedResults.Ok(
                        await server.ShowQueueHistoryAsync(http.Caller(), Requests.Queue(queue), http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ReadQueueHistory)
            .WithName("queueHistory")
            .WithSummary("How many jobs stood in a service queue, minute by minute.");

        routes
            .MapGet(
                "/v1/service-level",
                (Delegate)(
                    async (HttpContext http) =>
                        TypedResults.Ok(await server.ShowServiceLevelAsync(http.Caller(), http.RequestAborted).ConfigureAwait(false))
                )
            )
            .Requires(Operation.ReadServiceLevel)
            .ReadsOwnWrites()
            .WithTags("service")
            .WithName("serviceLevel")
            .WithSummary("From which buckets jobs are selected, and what groups got.");

        var limits = routes.MapGroup("/v1/limits").WithTags("limits").ReadsOwnWrites();
        limits
            .MapGet(
                "",
                (Delegate)(
                    async (HttpContext http) =>
                        TypedResults.Ok(await server.ListLimitsAsync(http.Caller(), http.RequestAborted).ConfigureAwait(false))
                )
            )
            .Requires(Operation.ReadLimits)
            .WithName("limits")
            .WithSummary("Limits, who uses them and how many wait.");
        limits
            .MapPut(
                "/{name}",
                async (string name, LimitSetting setting, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .SetLimitAsync(
                                http.Caller(setting.Text),
                                Requests.Name(name),
                                setting.Machine,
                                setting.Maximum,
                                http.RequestAborted
                            )
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.SetLimits)
            .WithName("limitSet")
            .WithSummary("Sets a limit's maximum until it is reset; makes it where it is new.");
        limits
            .MapDelete(
                "/{name}",
                async (string name, string? machine, string? text, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .ResetLimitAsync(http.Caller(text), Requests.Name(name), machine, http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.SetLimits)
            .WithName("limitReset")
            .WithSummary("Gives a limit its default back.");
    }

    private static string[]? Groups(string? text) =>
        string.IsNullOrEmpty(text) ? null : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool? Choice(string name, string? text) =>
        text switch
        {
            null or "" or "A" or "a" => null,
            "Y" or "y" => true,
            "N" or "n" => false,
            _ => throw Requests.Invalid($"'{Printable.Escape(text)}' is not a value of {name}: Y, N or A"),
        };

    private static int Ix(string name, int? ix, int standard) =>
        ix is null or (>= 0 and <= Bucket.Last) ? ix ?? standard : throw Requests.Invalid($"{name} is a bucket, 0 to {Bucket.Last}");
}
