using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol.Jobs;
using Weir.Server;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>Jobs: looking and acting.</summary>
internal static class JobEndpoints
{
    private delegate Task<JobActed> Act(
        WeirServer server,
        Caller caller,
        TrackingNumber number,
        JobAction action,
        CancellationToken cancellationToken
    );

    public static void MapJobs(this IEndpointRouteBuilder routes, WeirServer server)
    {
        var jobs = routes.MapGroup("/v1/jobs").WithTags("jobs").ReadsOwnWrites();
        jobs.MapGet(
                "",
                (
                    string? state,
                    string? user,
                    string? name,
                    string? schedule,
                    string? date,
                    string? machine,
                    int? limit,
                    string? cursor,
                    HttpContext http
                ) =>
                    ListAsync(
                        new JobFilter
                        {
                            States = Requests.States(state),
                            User = user,
                            Name = string.IsNullOrEmpty(name) ? null : Requests.Name(name),
                            Schedule = string.IsNullOrEmpty(schedule) ? null : Requests.DayName(schedule),
                            Date = Requests.Date(date),
                            Machine = machine,
                            Before = Requests.Place(cursor),
                            Limit = Requests.Limit(limit),
                        },
                        server,
                        http
                    )
            )
            .Requires(Operation.ListJobs)
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

        MapAction(jobs, server, "hold", Operation.HoldJob, Hold.HoldAsync, "Holds a job that waits.");
        MapAction(jobs, server, "release", Operation.ReleaseJob, Release.ReleaseAsync, "Lifts the holds that the caller may lift.");
        MapAction(jobs, server, "start", Operation.StartJob, Start.StartAsync, "Starts a job now, whatever holds it.");
        MapAction(jobs, server, "cancel", Operation.CancelJob, Cancel.CancelAsync, "Ends a job, or never lets it start.");
        MapAction(jobs, server, "rerun", Operation.RerunJob, Rerun.RerunAsync, "Submits a job that is over once more, under a new number.");
        MapAction(jobs, server, "skip", Operation.SkipJob, Skip.SkipAsync, "Passes a job over.");
        MapAction(
            jobs,
            server,
            "change",
            Operation.ChangeJob,
            Change.ChangeAsync,
            "Gives a job that waits another priority, service group, job queue, limits or times."
        );
        MapAction(jobs, server, "waive", Operation.WaiveConditions, Waive.WaiveAsync, "Takes one condition off a job of the day.");
        MapAction(jobs, server, "mark", Operation.MarkJob, Mark.MarkAsync, "Says how a job that is over is to count.");

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

    private static async Task<Ok<JobPage>> ListAsync(JobFilter filter, WeirServer server, HttpContext http) =>
        TypedResults.Ok(await server.ListJobsAsync(http.Caller(), filter, http.RequestAborted).ConfigureAwait(false));

    private static void MapAction(RouteGroupBuilder jobs, WeirServer server, string name, Operation operation, Act act, string summary) =>
        jobs.MapPost(
                $"/{{number}}/{name}",
                async (string number, JobAction? action, HttpContext http) =>
                    TypedResults.Ok(
                        await act(server, http.Caller(), Requests.Number(number), action ?? new JobAction(), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(operation)
            .WithName(name)
            .WithSummary(summary);

    private static long? Before(string? cursor) =>
        string.IsNullOrEmpty(cursor) ? null
        : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before
        : throw Requests.Invalid($"'{Printable.Escape(cursor)}' is no cursor of this list");
}
