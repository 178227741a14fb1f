using Microsoft.AspNetCore.Http;

namespace Weir.Web.Rest;

/// <summary>
/// Facts travel to the server by themselves, so for a moment it does not know what this agent has just answered. Questions and
/// actions about jobs wait for that moment: who submits and then lists finds the job.
/// </summary>
internal static class ReadYourWrites
{
    private static readonly TimeSpan s_most = TimeSpan.FromMilliseconds(250);

    public static async Task SettleAsync(HttpContext http, RequestDelegate next, Agent.Agent agent)
    {
        if (AsksTheServer(http.Request))
        {
            await agent.SettleAsync(s_most, http.RequestAborted).ConfigureAwait(false);
        }

        await next(http).ConfigureAwait(false);
    }

    private static bool AsksTheServer(HttpRequest request)
    {
        var path = request.Path;
        return HttpMethods.IsGet(request.Method)
            ? path.StartsWithSegments("/v1/jobs", StringComparison.Ordinal, out var rest) && !rest.Value!.EndsWith("/log", StringComparison.Ordinal)
                || path == "/" || path == "/v1/status" || path == "/v1/messages" || path == "/v1/schedules" || path == "/v1/limits"
            : HttpMethods.IsPost(request.Method) && path.StartsWithSegments("/v1/jobs", StringComparison.Ordinal, out var action) && action.HasValue;
    }
}
