using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol.AgentLink;
using Weir.Server;
using Weir.Server.Queries;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>The agents' link, and the agents for people to see.</summary>
internal static class AgentEndpoints
{
    public static void MapAgents(this IEndpointRouteBuilder routes, WeirServer server)
    {
        routes
            .MapGet(
                "/v1/agents",
                (Delegate)(
                    async (HttpContext http) =>
                        TypedResults.Ok(await server.ListAgentsAsync(http.Caller(), http.RequestAborted).ConfigureAwait(false))
                )
            )
            .Requires(Operation.ReadAgents)
            .WithName("agents")
            .WithTags("agents")
            .WithSummary("All agents.");
        var link = routes.MapGroup("/v1/agents/{machine}").WithTags("agents").Requires(Operation.SpeakAsAgent);
        link.MapPost(
                "/hello",
                async (string machine, AgentHello hello, HttpContext http) =>
                    TypedResults.Ok(await server.Links.HelloAsync(machine, hello, http.RequestAborted).ConfigureAwait(false))
            )
            .WithName("agentHello")
            .WithSummary("An agent greets.");
        // As bytes: what cannot be read is one fact, not the message.
        link.MapPost(
                "/facts",
                async (string machine, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .Links.AcceptFactsAsync(machine, await FactsAsync(http).ConfigureAwait(false), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Accepts<FactBatch>("application/json")
            .WithName("agentFacts")
            .WithSummary("Takes facts; answers when they are stored.");
        link.MapPost(
                "/samples",
                (string machine, SampleBatch samples, CancellationToken _) => TypedResults.Ok(server.Capacity.Accept(machine, samples))
            )
            .WithName("agentSamples")
            .WithSummary("Takes samples of how busy a machine is.");
        link.MapGet(
                "/orders",
                async (string machine, long? after, long? rules, HttpContext http) =>
                    TypedResults.Ok(
                        await server.Links.PollAsync(machine, after ?? 0, rules ?? -1, http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .WithMetadata(LongRunning.Mark)
            .WithName("agentOrders")
            .WithSummary("Waits for orders or other rules.");
        link.MapPost(
                "/journal",
                async (string machine, JournalReport part, HttpContext http) =>
                    TypedResults.Ok(await server.AcceptJournalAsync(machine, part, http.RequestAborted).ConfigureAwait(false))
            )
            .WithName("agentJournal")
            .WithSummary("Takes a part of what an agent's journal says, where the server asked.");
        link.MapPost(
                "/numbers",
                async (string machine, HttpContext http) =>
                    TypedResults.Ok(await server.Links.LeaseAsync(machine, http.RequestAborted).ConfigureAwait(false))
            )
            .WithName("agentNumbers")
            .WithSummary("Leases a block of tracking numbers.");
    }

    private static async ValueTask<ReadOnlyMemory<byte>> FactsAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = FactBounds.MessageBytes;
        }

        return await Requests.BodyAsync(http).ConfigureAwait(false);
    }
}
