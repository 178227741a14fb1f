using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Weir.Agent;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Web.Callers;
using Weir.Web.Rest;

namespace Weir.Web.Forward;

/// <summary>
/// What an agent without a server in its process does with requests that are the server's: passes them on. While the server is
/// away, start and cancel are done by hand on this machine, and reported when it is back; all else is refused.
/// </summary>
internal static class ForwardEndpoints
{
    private const int DefaultGrace = 10;
    private const int LongestText = 200;

    private delegate Task<JobActed> ByHand(HttpContext http, JobAction action);

    public static void MapForward(this IEndpointRouteBuilder routes, ServerForward forward, Agent.MachineAgent agent, HostInfo facts)
    {
        MapAction(
            routes,
            forward,
            agent,
            "start",
            Operation.StartJob,
            async (http, action) =>
            {
                var number = Requests.Number((string)http.Request.RouteValues["number"]!);
                await agent.StartByHandAsync(number, action.Held, http.Caller(), http.RequestAborted).ConfigureAwait(false);
                return await ActedAsync(
                        http,
                        agent,
                        facts,
                        action.Held ? "let past the server's no on this machine" : "started on this machine"
                    )
                    .ConfigureAwait(false);
            }
        );
        MapAction(
            routes,
            forward,
            agent,
            "cancel",
            Operation.CancelJob,
            async (http, action) =>
            {
                var number = Requests.Number((string)http.Request.RouteValues["number"]!);
                await agent
                    .CancelByHandAsync(number, action.Text ?? "", action.Grace ?? DefaultGrace, http.Caller(), http.RequestAborted)
                    .ConfigureAwait(false);
                return await ActedAsync(http, agent, facts, "cancelled on this machine").ConfigureAwait(false);
            }
        );
        MapRead(
            routes,
            forward,
            agent,
            facts,
            "",
            Operation.ShowJob,
            (http, job, away) =>
                http.Response.WriteAsJsonAsync(
                    new JobDetail(job, [new JobEventView(job.Number, Now(http), "server-away", away, null)]),
                    ApiJson.Types.JobDetail,
                    cancellationToken: http.RequestAborted
                )
        );
        MapRead(
            routes,
            forward,
            agent,
            facts,
            "/why",
            Operation.ExplainJob,
            (http, job, away) =>
                http.Response.WriteAsJsonAsync(
                    new WhyView(job, SummaryOf(job), null) { Unknown = [away] },
                    ApiJson.Types.WhyView,
                    cancellationToken: http.RequestAborted
                )
        );
        routes
            .MapDescribedPost("/thruput", forward.PassAsync)
            .Requires(Operation.AskInXml)
            .ReadsOwnWrites()
            .WithName("thruputForward")
            .WithTags("thruput")
            .WithSummary("Answers one XML message; asked of the server.");
        routes
            .Map("/v1/{**rest}", (RequestDelegate)forward.PassAsync)
            .Requires(Operation.AskTheServer)
            .ReadsOwnWrites()
            .WithMetadata(LongRunning.Mark)
            .ExcludeFromDescription();
    }

    private static void MapAction(
        IEndpointRouteBuilder routes,
        ServerForward forward,
        Agent.MachineAgent agent,
        string name,
        Operation operation,
        ByHand byHand
    ) =>
        routes
            .MapDescribedPost(
                $"/v1/jobs/{{number}}/{name}",
                async http =>
                {
                    var body = await Requests.BodyAsync(http).ConfigureAwait(false);
                    var action = ActionOf(body);
                    try
                    {
                        using var content = new ByteArrayContent(body);
                        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
                        using var answer = await forward.AskAsync(http, body.Length == 0 ? null : content).ConfigureAwait(false);
                        if (
                            answer.StatusCode
                            is not (System.Net.HttpStatusCode.ServiceUnavailable or System.Net.HttpStatusCode.InsufficientStorage)
                        )
                        {
                            await ServerForward.ReturnAsync(http, answer).ConfigureAwait(false);
                            return;
                        }
                    }
                    catch (ServerAwayException) when (!http.Response.HasStarted)
                    {
                        // By hand, below: an order that still arrives for a job already started is refused by the agent.
                    }

                    await agent.WaitUntilReadyAsync(http.RequestAborted).ConfigureAwait(false);
                    var acted = await byHand(http, action).ConfigureAwait(false);
                    await http
                        .Response.WriteAsJsonAsync(acted, ApiJson.Types.JobActed, cancellationToken: http.RequestAborted)
                        .ConfigureAwait(false);
                }
            )
            .Requires(operation)
            .ReadsOwnWrites()
            .WithName($"{name}ByHand")
            .WithTags("jobs")
            .WithSummary($"The same as the server's {name}; while the server is away, done by hand on this machine.");

    // What is asked about a job of this machine is answered by this machine while the server is away; what it does not know is said.
    private static void MapRead(
        IEndpointRouteBuilder routes,
        ServerForward forward,
        Agent.MachineAgent agent,
        HostInfo facts,
        string what,
        Operation operation,
        Func<HttpContext, JobView, string, Task> answer
    ) =>
        routes
            .MapGet(
                $"/v1/jobs/{{number}}{what}",
                (RequestDelegate)(
                    async http =>
                    {
                        try
                        {
                            await forward.PassAsync(http).ConfigureAwait(false);
                        }
                        catch (ServerAwayException away)
                            when (!http.Response.HasStarted && TrackingNumber.TryParse((string?)http.Request.RouteValues["number"], out _))
                        {
                            await agent.WaitUntilReadyAsync(http.RequestAborted).ConfigureAwait(false);
                            var job = await OwnAsync(http, agent, facts, away).ConfigureAwait(false);
                            await answer(http, job, $"{away.Message}; this is what the machine itself knows of the job")
                                .ConfigureAwait(false);
                        }
                    }
                )
            )
            .Requires(operation)
            .ReadsOwnWrites()
            .ExcludeFromDescription();

    private static async Task<JobView> OwnAsync(HttpContext http, Agent.MachineAgent agent, HostInfo facts, ServerAwayException away)
    {
        try
        {
            var number = Requests.Number((string)http.Request.RouteValues["number"]!);
            return await agent.ViewJobAsync(number, http.Caller(), http.RequestAborted).ConfigureAwait(false) with
            {
                Machine = facts.Machine,
            };
        }
        catch (AgentRefusedException unknown) when (unknown.Code == ProblemCodes.NotFound)
        {
            throw new ServerAwayException($"{away.Message}; {unknown.Message}", away);
        }
    }

    private static DateTimeOffset Now(HttpContext http) => http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    private static string SummaryOf(JobView job) =>
        job.State switch
        {
            nameof(JobState.Waiting) =>
                $"Job {job.Number:D9} waits for the server, which is away: only that knows what else holds it. An operator of this machine lets it go with weir start.",
            _ => $"Job {job.Number:D9} is {job.State}{(job.ReasonText is null ? "" : $": {job.ReasonText}")}.",
        };

    private static JobAction ActionOf(byte[] body)
    {
        if (body.Length == 0)
        {
            return new JobAction();
        }

        try
        {
            var action = System.Text.Json.JsonSerializer.Deserialize(body, WeirJson.Default.JobAction) ?? new JobAction();
            return action.Text is { Length: > LongestText }
                ? throw Requests.Invalid($"the text is longer than {LongestText} characters")
                : action;
        }
        catch (System.Text.Json.JsonException wrong)
        {
            throw Requests.Invalid(Jobs.Printable.Escape(wrong.Message, 300));
        }
    }

    private static async Task<JobActed> ActedAsync(HttpContext http, Agent.MachineAgent agent, HostInfo facts, string done)
    {
        var number = Requests.Number((string)http.Request.RouteValues["number"]!);
        var job = await agent.ViewJobAsync(number, http.Caller(), http.RequestAborted).ConfigureAwait(false);
        return new JobActed(job with { Machine = facts.Machine }, $"{done}; the server is away and learns of it when it is back");
    }
}
