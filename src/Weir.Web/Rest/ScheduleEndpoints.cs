using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Definitions;
using Weir.Protocol.Schedules;
using Weir.Server;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>Schedules of the day, and definitions.</summary>
internal static class ScheduleEndpoints
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void MapPlan(this IEndpointRouteBuilder routes, WeirServer server)
    {
        var schedules = routes.MapGroup("/v1/schedules").WithTags("schedules");
        schedules
            .MapGet(
                "",
                async (string? date, HttpContext http) =>
                    TypedResults.Ok(
                        await server.ListSchedulesAsync(http.Caller(), Requests.Date(date), http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ReadSchedules)
            .ReadsOwnWrites()
            .WithName("schedules")
            .WithSummary("The schedules of a day.");
        schedules
            .MapGet(
                "/forecast",
                async (string? schedule, string? from, int? days, HttpContext http) =>
                    TypedResults.Ok(await ForecastAsync(server, schedule, from, days, http).ConfigureAwait(false))
            )
            .Requires(Operation.ReadDefinitions)
            .WithName("scheduleForecast")
            .WithSummary("What schedules will plan by themselves, and which jobs do not come and why.");
        schedules
            .MapGet(
                "/forecast.ics",
                async (string? schedule, string? from, int? days, HttpContext http) =>
                    TypedResults.Text(
                        ForecastCalendar.Write(await ForecastAsync(server, schedule, from, days, http).ConfigureAwait(false)),
                        ForecastCalendar.MediaType
                    )
            )
            .Requires(Operation.ReadDefinitions)
            .WithName("scheduleForecastCalendar")
            .WithSummary("The same as a calendar for other programs.");
        schedules
            .MapGet(
                "/{name}/path",
                async (string name, string? date, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .ShowSchedulePathAsync(http.Caller(), Requests.DayName(name), Requests.Date(date), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ReadSchedules)
            .ReadsOwnWrites()
            .WithName("schedulePath")
            .WithSummary("Which jobs decide when a schedule's day ends, and when each of its jobs ran or is expected to.");
        schedules.MapAction("hold", "Lets no job of a schedule's day go.", server.HoldScheduleAsync);
        schedules.MapAction("release", "Lets the jobs of a schedule's day go again.", server.ReleaseScheduleAsync);
        schedules.MapAction("start", "Starts a schedule's day now, whatever its start time.", server.StartScheduleAsync);
        schedules.MapAction("close", "Closes a schedule's day whose jobs are over: no job joins it any more.", server.CloseScheduleAsync);
        schedules.MapAction("delete", "Takes the jobs of a schedule's day out of it.", server.DeleteScheduleAsync);
        schedules
            .MapPost(
                "/{name}/build",
                async (string name, ScheduleBuild? build, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .BuildScheduleAsync(
                                http.Caller(build?.Text),
                                Requests.DayName(name),
                                build ?? new ScheduleBuild(null, false, null),
                                http.RequestAborted
                            )
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.HoldSchedules)
            .ReadsOwnWrites()
            .WithName("scheduleBuild")
            .WithSummary("Plans a schedule's jobs for a day.");
        schedules
            .MapGet(
                "/{name}/build",
                async (string name, string? date, bool? replace, string? instance, string[]? property, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .PreviewBuildAsync(
                                http.Caller(),
                                Requests.DayName(name),
                                new ScheduleBuild(Requests.Date(date), Held: false, Text: null, replace ?? false)
                                {
                                    Instance = instance,
                                    Properties = property,
                                },
                                http.RequestAborted
                            )
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.HoldSchedules)
            .ReadsOwnWrites()
            .WithName("scheduleBuildPreview")
            .WithSummary("What building a schedule's day would add, change and remove.");
        schedules
            .MapGet(
                "/{name}/check",
                async (string name, string? date, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .CheckScheduleAsync(http.Caller(), Requests.DayName(name), Requests.Date(date), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ReadDefinitions)
            .ReadsOwnWrites()
            .WithName("scheduleCheck")
            .WithSummary("Whether what the jobs of a schedule's day wait for is planned.");

        routes
            .MapPost(
                "/v1/definitions",
                async (string? file, string? text, bool? dryRun, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .ApplyAsync(http.Caller(text), await FilesAsync(http, file, dryRun).ConfigureAwait(false), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ApplyDefinitions)
            .ChangesRules()
            .WithName("apply")
            .WithTags("definitions")
            .WithSummary("Applies definitions, all of them or none: YAML, or JSON with several files of YAML.");
        routes
            .MapPost(
                "/v1/definitions/delete",
                async (DeleteRequest request, string? text, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .DeleteDefinitionsAsync(
                                http.Caller(text),
                                request is { Items: { } items } && items.All(item => item is { Kind: not null, Name: not null })
                                    ? request
                                    : throw Requests.Invalid("no items: {\"items\": [{\"kind\": …, \"name\": …}], \"dryRun\": false}"),
                                http.RequestAborted
                            )
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ApplyDefinitions)
            .ChangesRules()
            .WithName("deleteDefinitions")
            .WithTags("definitions")
            .WithSummary("Deletes definitions, all of them or none, or says what would come of it.");
        routes
            .MapPost(
                "/v1/definitions/crontab",
                (CrontabRequest request, HttpContext http) =>
                    TypedResults.Ok(
                        server.ImportCrontab(
                            http.Caller(),
                            request is { Tables.Count: > 0 } && request.Tables.All(table => table is { Name: not null, Text: not null })
                                ? request
                                : throw Requests.Invalid("no tables: {\"tables\": [{\"name\": …, \"text\": …, \"hasUsers\": false}]}")
                        )
                    )
            )
            .Requires(Operation.ReadDefinitions)
            .WithName("importCrontab")
            .WithTags("definitions")
            .WithSummary("A table of cron's as definitions; nothing is put into force.");
        routes
            .MapGet(
                "/v1/definitions",
                async (string? kind, string? name, CancellationToken cancellation) =>
                    TypedResults.Text(await server.ExportAsync(cancellation, kind, name).ConfigureAwait(false), "text/yaml")
            )
            .Requires(Operation.ReadDefinitions)
            .WithName("export")
            .WithTags("definitions")
            .WithSummary("All definitions as YAML; or those of a kind, or one.");
    }

    private static void MapAction(
        this RouteGroupBuilder schedules,
        string verb,
        string summary,
        Func<Caller, ObjectName, ScheduleAction, CancellationToken, Task<ScheduleView>> act
    ) =>
        schedules
            .MapPost(
                $"/{{name}}/{verb}",
                async (string name, ScheduleAction? action, HttpContext http) =>
                    TypedResults.Ok(
                        await act(
                                http.Caller(action?.Text),
                                Requests.DayName(name),
                                action ?? new ScheduleAction(null, null),
                                http.RequestAborted
                            )
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.HoldSchedules)
            .ReadsOwnWrites()
            .WithName($"schedule{char.ToUpperInvariant(verb[0])}{verb[1..]}")
            .WithSummary(summary);

    private static Task<ForecastPage> ForecastAsync(WeirServer server, string? schedule, string? from, int? days, HttpContext http) =>
        days is < 1 or > ForecastPage.MostDays
            ? throw Requests.Invalid($"days={days} is out of range: 1 to {ForecastPage.MostDays}")
            : server.ForecastSchedulesAsync(
                http.Caller(),
                string.IsNullOrEmpty(schedule) ? null : Requests.Name(schedule),
                Requests.Date(from),
                days ?? ForecastPage.StandardDays,
                http.RequestAborted
            );

    /// <summary>What a request brings to be applied: the YAML itself, or files in JSON.</summary>
    private static async ValueTask<ApplyRequest> FilesAsync(HttpContext http, string? name, bool? dryRun)
    {
        var body = await Requests.BodyAsync(http).ConfigureAwait(false);
        try
        {
            if (!http.Request.HasJsonContentType())
            {
                return new ApplyRequest([new ApplyFile(name ?? "definitions", s_strict.GetString(body))], dryRun == true);
            }

            return
                JsonSerializer.Deserialize(body, WeirJson.Default.ApplyRequest) is { Files: { Count: > 0 } files } request
                && files.All(f => f is { Name: not null, Text: not null })
                ? request with
                {
                    DryRun = dryRun ?? request.DryRun,
                }
                : throw Requests.Invalid("no files: {\"files\": [{\"name\": …, \"text\": …}]} with at least one");
        }
        catch (Exception e) when (e is JsonException or DecoderFallbackException)
        {
            throw Requests.Invalid($"the definitions cannot be read: {Printable.Escape(e.Message, 200)}");
        }
    }
}
