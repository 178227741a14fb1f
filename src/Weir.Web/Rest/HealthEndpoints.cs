using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol.Capacity;
using Weir.Server;
using Weir.Server.Queries;
using Weir.Web.Callers;
using Weir.Web.ThruPut;

namespace Weir.Web.Rest;

/// <summary>For those who watch the host: health without sign-in, and figures.</summary>
internal static class HealthEndpoints
{
    private const string OpenMetrics = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    public static void MapHealth(
        this IEndpointRouteBuilder routes,
        HostInfo facts,
        WeirServer? server,
        Agent.MachineAgent? agent,
        ThruPutCounts requests
    )
    {
        routes
            .MapGet("/health/live", () => TypedResults.Text("live\n"))
            .Requires(Operation.AskForHealth)
            .WithTags("health")
            .WithSummary("Whether the process answers.");
        routes
            .MapGet(
                "/health/ready",
                () =>
                    server?.IsReady ?? agent is not null
                        ? TypedResults.Text("ready\n")
                        : TypedResults.Text("not ready: the store refuses\n", statusCode: StatusCodes.Status503ServiceUnavailable)
            )
            .Requires(Operation.AskForHealth)
            .WithTags("health")
            .WithSummary("Whether it can do its work.");
        routes
            .MapGet(
                "/metrics",
                (Delegate)(
                    async (HttpContext http) =>
                        TypedResults.Text(
                            await MetricsAsync(facts, server, requests, http.Caller(), http.RequestAborted).ConfigureAwait(false),
                            OpenMetrics
                        )
                )
            )
            .Requires(Operation.ReadMetrics)
            .WithTags("health")
            .WithSummary("Figures as OpenMetrics text.");
    }

    private static async Task<string> MetricsAsync(
        HostInfo facts,
        WeirServer? server,
        ThruPutCounts requests,
        Caller caller,
        CancellationToken cancellation
    )
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"# TYPE weir info\nweir_info{{version=\"{facts.Version}\",machine=\"{facts.Machine}\"}} 1\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"# TYPE weir_memory_bytes gauge\n# UNIT weir_memory_bytes bytes\nweir_memory_bytes {Environment.WorkingSet}\n"
        );
        if (server is not null)
        {
            text.Append("# TYPE weir_jobs gauge\n# HELP weir_jobs Jobs that are not over, by state.\n");
            foreach (var (state, count) in await server.CountActiveAsync(caller, cancellation).ConfigureAwait(false))
            {
                text.Append(CultureInfo.InvariantCulture, $"weir_jobs{{state=\"{state}\"}} {count}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"# TYPE weir_ready gauge\nweir_ready {(server.IsReady ? 1 : 0)}\n");
            if (!Visibility.For(caller, Operation.ReadMetrics).IsWhole)
            {
                return text.Append("# EOF\n").ToString();
            }

            text.Append(
                CultureInfo.InvariantCulture,
                $"# TYPE weir_job_changes counter\n# HELP weir_job_changes Changes of jobs since this server became active.\nweir_job_changes_total {server.Changes.Last & uint.MaxValue}\n"
            );
            await WriteCapacityAsync(text, server, caller, cancellation).ConfigureAwait(false);
            requests.Write(text);
        }

        return text.Append("# EOF\n").ToString();
    }

    private static async Task WriteCapacityAsync(StringBuilder text, WeirServer server, Caller caller, CancellationToken cancellation)
    {
        var page = await server.ShowCapacityAsync(caller, new CapacityQuery(), cancellation).ConfigureAwait(false);
        Gauge("use", "Use of processors in the last five minutes, in busy processors times their rating.", point => point.Use);
        Gauge("batch", "Of it by Weir's jobs.", point => point.Batch);
        Gauge("average", "Average of four hours.", point => point.Average);
        Gauge("limit", "Limit of the average.", point => point.Limit);
        Gauge("level", "Capacity level, 0 to 5.", point => point.CapLevel ?? point.Level ?? 0);
        Gauge("capped_ratio", "Share of the last five minutes in which the machine was kept from its processors.", point => point.Capped);

        void Gauge(string name, string help, Func<CapacityPoint, double?> value)
        {
            text.Append(CultureInfo.InvariantCulture, $"# TYPE weir_capacity_{name} gauge\n# HELP weir_capacity_{name} {help}\n");
            foreach (var item in page.Items)
            {
                if (item.Now is { } now && value(now) is { } figure)
                {
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"weir_capacity_{name}{{kind=\"{item.Kind}\",name=\"{item.Name}\"}} {figure}\n"
                    );
                }
            }
        }
    }
}
