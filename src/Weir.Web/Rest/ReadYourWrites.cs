using System.Globalization;
using Microsoft.AspNetCore.Http;
using Weir.Server;
using Weir.Server.Queries;

namespace Weir.Web.Rest;

/// <summary>
/// Facts travel to the server by themselves, so for a moment it does not know what this agent has just answered, and rules
/// travel the other way. Questions and actions about jobs, and the ends of answers about rules, wait for that moment: who
/// submits and then lists finds the job, who adds a rule and then submits is met by it.
/// </summary>
internal static class ReadYourWrites
{
    /// <summary>The header in which a server says to the agent that passes its answer on which rules are in force now.</summary>
    public const string RulesHeader = "Weir-Rules";

    // Bounds for a machine that is very busy.
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_mostForRules = TimeSpan.FromSeconds(5);

    /// <summary>At the agent.</summary>
    public static async Task SettleAsync(HttpContext http, RequestDelegate next, Agent.MachineAgent agent)
    {
        if (Is(http, ConsistentRead.Facts))
        {
            await agent.WaitForServerAsync(s_most, http.RequestAborted).ConfigureAwait(false);
        }

        await next(http).ConfigureAwait(false);
        if (long.TryParse(http.Response.Headers[RulesHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            // The answer ends when this does. The server answered, so this agent hears of it, even one that has yet to greet it.
            await agent.WaitForRulesAsync(version, s_mostForRules, http.RequestAborted).ConfigureAwait(false);
        }
    }

    /// <summary>At the server: a change of the rules is answered with their version.</summary>
    public static Task NotifyRulesAsync(HttpContext http, RequestDelegate next, WeirServer server)
    {
        if (Is(http, ConsistentRead.Rules))
        {
            http.Response.OnStarting(async () =>
            {
                if (http.Response.StatusCode < StatusCodes.Status300MultipleChoices)
                {
                    var version = await server.RulesVersionAsync(http.RequestAborted).ConfigureAwait(false);
                    http.Response.Headers[RulesHeader] = version.ToString(CultureInfo.InvariantCulture);
                }
            });
        }

        return next(http);
    }

    private static bool Is(HttpContext http, ConsistentRead kind) =>
        http.GetEndpoint()?.Metadata.GetOrderedMetadata<ConsistentRead>().Contains(kind) is true;
}
