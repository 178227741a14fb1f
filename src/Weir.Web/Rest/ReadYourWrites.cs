using Microsoft.AspNetCore.Http;
using Weir.Server;
using Weir.Server.Queries;

namespace Weir.Web.Rest;

/// <summary>
/// Facts travel to the server by themselves, so for a moment it does not know what this agent has just answered. Questions and
/// actions about jobs wait for that moment: who submits and then lists finds the job.
/// </summary>
internal static class ReadYourWrites
{
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_mostForRules = TimeSpan.FromSeconds(1);

    public static async Task SettleAsync(HttpContext http, RequestDelegate next, Agent.Agent agent, WeirServer? server)
    {
        if (AsksTheServer(http.Request))
        {
            await agent.SettleAsync(s_most, http.RequestAborted).ConfigureAwait(false);
        }

        await next(http).ConfigureAwait(false);
        if (server is not null && ChangesRules(http.Request))
        {
            // The answer ends when this does: who adds a rule and then submits is met by it.
            var version = await server.RulesVersionAsync(http.RequestAborted).ConfigureAwait(false);
            await agent.SettleRulesAsync(version, s_mostForRules, http.RequestAborted).ConfigureAwait(false);
        }
    }

    private static bool ChangesRules(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method)
        && (request.Path == "/v1/definitions" || (request.Path.StartsWithSegments("/v1/rules", StringComparison.Ordinal, out var rest) && rest != "/test"));

    private static bool AsksTheServer(HttpRequest request)
    {
        var path = request.Path;
        return HttpMethods.IsGet(request.Method)
            ? path.StartsWithSegments("/v1/jobs", StringComparison.Ordinal, out var rest) && !rest.Value!.EndsWith("/log", StringComparison.Ordinal)
                || path == "/" || path == "/v1/status" || path == "/v1/messages" || path == "/v1/schedules" || path == "/v1/limits" || path == "/queues" || path == "/v1/service-level"
                || path.StartsWithSegments("/v1/queues", StringComparison.Ordinal) || path.StartsWithSegments("/v1/policies", StringComparison.Ordinal) || path.StartsWithSegments("/jobs", StringComparison.Ordinal)
            : HttpMethods.IsPost(request.Method) && path.StartsWithSegments("/v1/jobs", StringComparison.Ordinal, out var action) && action.HasValue;
    }
}
