using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Capacity;
using Weir.Protocol.ServiceLevels;
using Weir.Server;
using Weir.Server.Queries;
using Weir.ServiceLevels.Policies;
using Weir.Web;
using Weir.Web.Callers;
using Weir.Web.Rest;

namespace Weir.Console;

/// <summary>The pages that operators see: server-rendered, refreshed in place when jobs change.</summary>
internal static class ConsoleEndpoints
{
    private const int Rows = 200;
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly (string Text, string? States)[] s_filters =
    [
        ("All", null),
        ("Waiting", "Waiting"),
        ("Rejected", "Rejected"),
        ("Running", "Starting,Running"),
        ("Succeeded", "Succeeded"),
        ("Failed", "Failed,StartFailed,Lost"),
        ("Cancelled", "Cancelled,Skipped,Missed"),
    ];

    public static void MapConsole(this IEndpointRouteBuilder routes, WeirServer server)
    {
        routes
            .MapGet(
                "/",
                (string? state, string? cursor, HostInfo facts, TimeProvider time, HttpContext http) =>
                    ShowAsync(server, state, cursor, facts, time, http)
            )
            .Requires(Operation.OpenThePage)
            .ReadsOwnWrites()
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/jobs/{number}",
                (string number, HostInfo facts, TimeProvider time, HttpContext http) => ShowJobAsync(server, number, facts, time, http)
            )
            .Requires(Operation.OpenThePage)
            .ReadsOwnWrites()
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/queues",
                (string? queue, int? ix, HostInfo facts, TimeProvider time, HttpContext http) =>
                    ShowQueuesAsync(server, queue, ix, facts, time, http)
            )
            .Requires(Operation.OpenThePage)
            .ReadsOwnWrites()
            .ExcludeFromDescription();
        routes
            .MapGet(
                "/capacity",
                (string? kind, string? name, string? span, HostInfo facts, HttpContext http) =>
                    ShowCapacityAsync(server, kind, name, span, facts, http)
            )
            .Requires(Operation.OpenThePage)
            .ReadsOwnWrites()
            .ExcludeFromDescription();
        routes
            .MapGet("/variables", (HostInfo facts, HttpContext http) => ShowVariablesAsync(server, facts, http))
            .Requires(Operation.OpenThePage)
            .ReadsOwnWrites()
            .ExcludeFromDescription();
        routes
            .MapGet("/console/enter", (string? key, ConsoleSessions sessions, HttpContext http) => Enter(key, sessions, http))
            .Requires(Operation.EnterTheConsole)
            .ExcludeFromDescription();
        routes.MapJobDeeds(server, Guard);
        foreach (var asset in ConsoleAsset.All)
        {
            routes.MapGet($"/console/{asset.Name}", asset.WriteAsync).Requires(Operation.OpenThePage).ExcludeFromDescription();
        }
    }

    private static async Task<RazorComponentResult> ShowAsync(
        WeirServer server,
        string? state,
        string? cursor,
        HostInfo facts,
        TimeProvider time,
        HttpContext http
    )
    {
        Guard(http);
        if (http.Features.Get<WebCaller>() is null)
        {
            return SignIn("Sign in first");
        }

        var states = Requests.States(state);
        var page = await server
            .ListJobsAsync(
                http.Caller(),
                new JobFilter
                {
                    States = states,
                    Before = Requests.Place(cursor),
                    Limit = Rows,
                },
                http.RequestAborted
            )
            .ConfigureAwait(false);
        var counts = await server.CountActiveAsync(http.Caller(), http.RequestAborted).ConfigureAwait(false);
        return new RazorComponentResult<JobsPage>(
            new Dictionary<string, object?>
            {
                [nameof(JobsPage.Facts)] = facts,
                [nameof(JobsPage.User)] = http.Caller().User,
                [nameof(JobsPage.Caller)] = http.Caller(),
                [nameof(JobsPage.Page)] = page,
                [nameof(JobsPage.State)] = state,
                [nameof(JobsPage.Filters)] = s_filters
                    .Select(filter => new StateFilter(
                        filter.Text,
                        JobRows.Address(filter.States, null),
                        string.Equals(filter.States, string.IsNullOrEmpty(state) ? null : state, StringComparison.OrdinalIgnoreCase),
                        CountOf(filter.States, counts)
                    ))
                    .ToList(),
                [nameof(JobsPage.Now)] = time.GetUtcNow(),
            }
        );
    }

    private static async Task<RazorComponentResult> ShowJobAsync(
        WeirServer server,
        string number,
        HostInfo facts,
        TimeProvider time,
        HttpContext http
    )
    {
        Guard(http);
        if (http.Features.Get<WebCaller>() is null)
        {
            return SignIn("Sign in first");
        }

        var tracking = Requests.Number(number);
        var why = await server.WhyAsync(http.Caller(), tracking, null, http.RequestAborted).ConfigureAwait(false);
        var detail = await server.ShowJobAsync(http.Caller(), tracking, http.RequestAborted).ConfigureAwait(false);
        return new RazorComponentResult<OneJobPage>(
            new Dictionary<string, object?>
            {
                [nameof(OneJobPage.Facts)] = facts,
                [nameof(OneJobPage.User)] = http.Caller().User,
                [nameof(OneJobPage.Caller)] = http.Caller(),
                [nameof(OneJobPage.Why)] = why,
                [nameof(OneJobPage.Values)] = detail.Values,
                [nameof(OneJobPage.History)] = detail.History,
                [nameof(OneJobPage.Now)] = time.GetUtcNow(),
            }
        );
    }

    private static async Task<RazorComponentResult> ShowCapacityAsync(
        WeirServer server,
        string? kind,
        string? name,
        string? span,
        HostInfo facts,
        HttpContext http
    )
    {
        Guard(http);
        if (http.Features.Get<WebCaller>() is null)
        {
            return SignIn("Sign in first");
        }

        var chosenSpan = string.IsNullOrEmpty(span) ? "8h" : span;
        if (!CapacitiesPage.Spans.Contains(chosenSpan) || !DurationText.TryParse(chosenSpan, out var history))
        {
            throw new RefusedException(
                ProblemCodes.BadRequest,
                $"'{Printable.Escape(chosenSpan)}' is no time of this page: {string.Join(", ", CapacitiesPage.Spans)}"
            );
        }

        var page = await server.ShowCapacityAsync(http.Caller(), new CapacityQuery(), http.RequestAborted).ConfigureAwait(false);
        var chosen = string.IsNullOrEmpty(name)
            ? page
                .Items.Where(item => CapacitiesPage.CanBeChosen(item) && item.Now is not null)
                .MaxBy(item => item.Now is { Limit: { } limit } now ? now.Average / limit : 0)
            : page.Items.FirstOrDefault(item =>
                item.Kind == kind && string.Equals(item.Name, name, StringComparison.OrdinalIgnoreCase) && CapacitiesPage.CanBeChosen(item)
            );
        return new RazorComponentResult<CapacitiesPage>(
            new Dictionary<string, object?>
            {
                [nameof(CapacitiesPage.Facts)] = facts,
                [nameof(CapacitiesPage.User)] = http.Caller().User,
                [nameof(CapacitiesPage.Page)] = page,
                [nameof(CapacitiesPage.Chosen)] = chosen is null
                    ? null
                    : await HistoryAsync(server, http, chosen, history).ConfigureAwait(false),
                [nameof(CapacitiesPage.Span)] = chosenSpan,
            }
        );
    }

    private static async Task<CapacityView?> HistoryAsync(WeirServer server, HttpContext http, CapacityView chosen, TimeSpan history)
    {
        var query = new CapacityQuery { History = history };
        query =
            chosen.Kind == "machine"
                ? query with
                {
                    Machine = chosen.Name,
                }
                : query with
                {
                    Set = ObjectName.Parse(chosen.Name.Split('/')[0]),
                };
        var page = await server.ShowCapacityAsync(http.Caller(), query, http.RequestAborted).ConfigureAwait(false);
        return page.Items.FirstOrDefault(item => item.Kind == chosen.Kind && item.Name == chosen.Name);
    }

    private static async Task<RazorComponentResult> ShowQueuesAsync(
        WeirServer server,
        string? queue,
        int? ix,
        HostInfo facts,
        TimeProvider time,
        HttpContext http
    )
    {
        Guard(http);
        if (http.Features.Get<WebCaller>() is null)
        {
            return SignIn("Sign in first");
        }

        var general = await server.ShowQueueAsync(http.Caller(), ServiceQueue.General, null, http.RequestAborted).ConfigureAwait(false);
        var production = await server
            .ShowQueueAsync(http.Caller(), ServiceQueue.Production, null, http.RequestAborted)
            .ConfigureAwait(false);
        var level = await server.ShowServiceLevelAsync(http.Caller(), http.RequestAborted).ConfigureAwait(false);
        var policies = await server.ListPoliciesAsync(http.RequestAborted).ConfigureAwait(false);
        var jobs =
            queue is null || ix is not { } bucket
                ? null
                : await server
                    .ListQueueJobsAsync(
                        http.Caller(),
                        new QueueFilter(Requests.Queue(queue))
                        {
                            From = bucket,
                            To = bucket,
                            Limit = Rows,
                        },
                        http.RequestAborted
                    )
                    .ConfigureAwait(false);
        return new RazorComponentResult<QueuesPage>(
            new Dictionary<string, object?>
            {
                [nameof(QueuesPage.Facts)] = facts,
                [nameof(QueuesPage.User)] = http.Caller().User,
                [nameof(QueuesPage.Policy)] = policies.Active,
                [nameof(QueuesPage.Queues)] = new List<(QueueView, SelectionPointNow)>
                {
                    (general, level.General),
                    (production, level.Production),
                },
                [nameof(QueuesPage.ChosenQueue)] = jobs is null ? null : queue,
                [nameof(QueuesPage.ChosenBucket)] = jobs is null ? null : ix,
                [nameof(QueuesPage.Jobs)] = jobs,
                [nameof(QueuesPage.Now)] = time.GetUtcNow(),
            }
        );
    }

    private static async Task<RazorComponentResult> ShowVariablesAsync(WeirServer server, HostInfo facts, HttpContext http)
    {
        Guard(http);
        if (http.Features.Get<WebCaller>() is null)
        {
            return SignIn("Sign in first");
        }

        return new RazorComponentResult<VariablesPage>(
            new Dictionary<string, object?>
            {
                [nameof(VariablesPage.Facts)] = facts,
                [nameof(VariablesPage.User)] = http.Caller().User,
                [nameof(VariablesPage.Variables)] = await server.ListVariablesInUseAsync(http.RequestAborted).ConfigureAwait(false),
            }
        );
    }

    private static IResult Enter(string? key, ConsoleSessions sessions, HttpContext http)
    {
        Guard(http);
        if (key is null || sessions.Enter(key) is not { } secret)
        {
            return SignIn("This link was used already, or is too old");
        }

        http.Response.Cookies.Append(
            ConsoleSessions.Cookie,
            secret,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = http.Request.IsHttps,
                Path = "/",
            }
        );

        // A redirect that began elsewhere would not carry the strict cookie; a page of our own that goes on does.
        http.Response.Headers["Refresh"] = "0; url=/";
        return TypedResults.Text("Signed in. The page opens at /\n");
    }

    private static RazorComponentResult<SignInPage> SignIn(string reason) =>
        new(new Dictionary<string, object?> { [nameof(SignInPage.Reason)] = reason }) { StatusCode = StatusCodes.Status401Unauthorized };

    private static int? CountOf(string? states, IReadOnlyDictionary<string, int> counts)
    {
        if (states is null)
        {
            return null;
        }

        var known = states.Split(',').Where(state => state is "Waiting" or "Rejected" or "Starting" or "Running").ToList();
        return known.Count == 0 ? null : known.Sum(state => counts.GetValueOrDefault(state));
    }

    private static void Guard(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
    }
}
