using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Server;
using Weir.Server.Acting;
using Weir.Server.Operations;
using Weir.Web;
using Weir.Web.Callers;
using Weir.Web.Rest;

namespace Weir.Console;

/// <summary>
/// The buttons of the pages: jobs that were chosen are released or started, each on its own, with the rights and the audit that the
/// same has in <c>/v1</c>. A form's origin is looked at as that of every change through a session.
/// </summary>
internal static class JobDeeds
{
    /// <summary>As many as the list has rows.</summary>
    public const int MostJobs = 200;

    public static void MapJobDeeds(this IEndpointRouteBuilder routes, WeirServer server, Action<HttpContext> guard)
    {
        foreach (var verb in (JobVerb[])[JobVerbs.Release, JobVerbs.Start])
        {
            routes
                .MapPost(
                    $"/console/jobs/{verb.Name}",
                    (HostInfo facts, TimeProvider time, HttpContext http) =>
                    {
                        guard(http);
                        return ActAsync(server, verb, facts, http);
                    }
                )
                .Requires(verb.Operation)
                .ReadsOwnWrites()
                .ExcludeFromDescription();
        }
    }

    private static async Task<RazorComponentResult> ActAsync(WeirServer server, JobVerb verb, HostInfo facts, HttpContext http)
    {
        var form = await FormAsync(http).ConfigureAwait(false);
        var numbers = form["number"].Select(text => Requests.Number(text ?? "")).Distinct().ToList();
        if (numbers.Count > MostJobs)
        {
            throw new RefusedException(
                ProblemCodes.BadRequest,
                $"{numbers.Count} jobs were chosen; at most {MostJobs} are allowed at a time"
            );
        }

        var action = new JobAction { Text = form["text"].ToString() is { Length: > 0 } text ? text : null };
        var acted =
            numbers.Count == 0
                ? new JobsActed([], [])
                : await server
                    .ActOnJobsAsync(
                        http.Caller(),
                        verb,
                        new JobsAction([.. numbers.Select(number => number.Value)]) { Action = action },
                        http.RequestAborted
                    )
                    .ConfigureAwait(false);
        return new RazorComponentResult<ActedPage>(
            new Dictionary<string, object?>
            {
                [nameof(ActedPage.Facts)] = facts,
                [nameof(ActedPage.User)] = http.Caller().User,
                [nameof(ActedPage.Verb)] = verb.Name,
                [nameof(ActedPage.Acted)] = acted,
            }
        );
    }

    private static async Task<IFormCollection> FormAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
        {
            throw new RefusedException(ProblemCodes.BadRequest, "a form is expected here, with number and text; programs use /v1/jobs");
        }

        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        }
        catch (InvalidDataException wrong)
        {
            throw new RefusedException(ProblemCodes.BadRequest, Printable.Escape(wrong.Message, 200));
        }
    }
}
