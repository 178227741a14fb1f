using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol.Jobs;
using Weir.Server;
using Weir.Server.Acting;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>Jobs: looking and acting.</summary>
internal static class JobEndpoints
{
    public static void MapJobs(this IEndpointRouteBuilder routes, WeirServer server)
    {
        var jobs = routes.MapGroup("/v1/jobs").WithTags("jobs").ReadsOwnWrites();
        jobs.MapGet(
                "",
                async (int? limit, string? cursor, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .ListJobsAsync(
                                http.Caller(),
                                Requests.Selection(http, server, ["limit", "cursor"]) with
                                {
                                    Before = Requests.Place(cursor),
                                    Limit = Requests.Limit(limit),
                                },
                                http.RequestAborted
                            )
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ListJobs)
            .WithMetadata(SelectsJobs.Mark)
            .WithName("jobs")
            .WithSummary("Jobs, newest first.");
        jobs.MapGet(
                "/{number}",
                async (string number, HttpContext http) =>
                    TypedResults.Ok(
                        await server.ShowJobAsync(http.Caller(), Requests.Number(number), http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ShowJob)
            .WithName("job")
            .WithSummary("A job and its history.");
        jobs.MapGet(
                "/{number}/why",
                async (string number, string? at, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .WhyAsync(http.Caller(), Requests.Number(number), Requests.Moment(at), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ExplainJob)
            .WithName("why")
            .WithSummary(
                "Why a job waits, what would let it go, and when; or what became of it. With at, why it waited at an earlier moment."
            );

        jobs.MapGet(
                "/{number}/estimate",
                async (string number, HttpContext http) =>
                    TypedResults.Text(
                        (
                            await server.WhyAsync(http.Caller(), Requests.Number(number), null, http.RequestAborted).ConfigureAwait(false)
                        ).Estimate + "\n"
                    )
            )
            .Requires(Operation.ExplainJob)
            .WithName("estimate")
            .WithSummary(
                "When a job that waits will probably go and what that rests on, as one line; an empty line where it does not wait."
            );

        jobs.MapPost(
                "/wait",
                async (JobsWait wait, HttpContext http) =>
                    TypedResults.Ok(await server.WaitForJobsAsync(http.Caller(), wait, http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.AwaitEnd)
            .WithMetadata(LongRunning.Mark)
            .WithName("waitJobs")
            .WithSummary("Answers when all of these jobs are over, or any of them.");
        foreach (var verb in JobVerbs.All)
        {
            MapAction(jobs, server, verb);
        }

        foreach (var verb in JobVerbs.OfSeveral)
        {
            MapActionOnSeveral(jobs, server, verb);
        }

        routes
            .MapGet(
                "/v1/messages",
                async (string? cursor, int? limit, string? level, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .ListMessagesAsync(
                                http.Caller(),
                                Before(cursor),
                                Requests.Limit(limit),
                                http.RequestAborted,
                                Requests.Level(level)
                            )
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ReadMessages)
            .ReadsOwnWrites()
            .WithName("messages")
            .WithTags("jobs")
            .WithSummary("Lines for operators, newest first; a user has those about own jobs.");
    }

    private static void MapAction(RouteGroupBuilder jobs, WeirServer server, JobVerb verb) =>
        jobs.MapPost(
                $"/{{number}}/{verb.Name}",
                async (string number, JobAction? action, HttpContext http) =>
                    TypedResults.Ok(
                        await verb.ActAsync(server, http.Caller(), Requests.Number(number), action ?? new JobAction(), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(verb.Operation)
            .WithName(verb.Name)
            .WithSummary(verb.Summary);

    private static void MapActionOnSeveral(RouteGroupBuilder jobs, WeirServer server, JobVerb verb)
    {
        jobs.MapPost(
                $"/{verb.Name}",
                async (JobsAction action, HttpContext http) =>
                    TypedResults.Ok(await server.ActOnJobsAsync(http.Caller(), verb, action, http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(verb.Operation)
            .WithMetadata(LongRunning.Mark)
            .WithName($"{verb.Name}Jobs")
            .WithSummary($"The same for several jobs, each on its own. {verb.Summary}");
        jobs.MapGet(
                $"/{verb.Name}/preview",
                async (HttpContext http, CancellationToken cancellationToken) =>
                    TypedResults.Ok(
                        await server
                            .PreviewJobsAsync(http.Caller(), verb, Requests.Selection(http, server, []), cancellationToken)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(verb.Operation)
            .WithMetadata(LongRunning.Mark, SelectsJobs.Mark)
            .WithName($"{verb.Name}Preview")
            .WithSummary($"With which jobs of a selection {verb.Name} would be done, and with which not; nothing is done.");
    }

    private static long? Before(string? cursor) =>
        string.IsNullOrEmpty(cursor) ? null
        : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before
        : throw Requests.Invalid($"'{Printable.Escape(cursor)}' is no cursor of this list");
}
