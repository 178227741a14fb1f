using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Protocol.Variables;
using Weir.Server;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>
/// Job variables of this machine, and conditions on them: for its users, by the Unix socket, where the kernel says who asks.
/// </summary>
internal static class VariableEndpoints
{
    private const string PasswordHeader = "Weir-Variable-Password";

    public static void MapVariables(this IEndpointRouteBuilder routes, AgentVariables variables)
    {
        MapEach(routes.MapGroup("/v1/variables").WithTags("variables"), variables);
        MapConditions(routes.MapGroup("/v1/conditions").WithTags("variables").Requires(Operation.UseVariables), variables.Conditions);
        MapJobs(routes.MapGroup("/v1/jobs/{number}").WithTags("variables").Requires(Operation.MonitorJob), variables.Jobs);
    }

    private static void MapEach(RouteGroupBuilder group, AgentVariables variables)
    {
        group
            .MapGet(
                "",
                async (string? owner, bool? all, bool? monitoring, HttpContext http) =>
                    TypedResults.Ok(
                        await variables
                            .ListAsync(owner, all ?? false, monitoring ?? false, Asker(http), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.UseVariables)
            .WithName("variables")
            .WithSummary("Job variables by owner and name, without their values.");
        group
            .MapPost(
                "",
                async (VariableAttributes attributes, HttpContext http) =>
                    TypedResults.Ok(await variables.CreateAsync(attributes, Asker(http), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.UseVariables)
            .WithName("createVariable")
            .WithSummary("Makes a job variable; the name is among the attributes.");
        group
            .MapGet(
                "/{name}",
                async (string name, HttpContext http) =>
                    TypedResults.Ok(await variables.ShowAsync(name, Asker(http), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.UseVariables)
            .WithName("variable")
            .WithSummary("A job variable with its value; the name is NAME or $USER.NAME.");
        group
            .MapDelete(
                "/{name}",
                async (string name, string? text, HttpContext http) =>
                    TypedResults.Ok(await variables.RemoveAsync(name, Asker(http, text), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.UseVariables)
            .WithName("removeVariable")
            .WithSummary("Removes a job variable.");
        group
            .MapPost(
                "/{name}/value",
                async (string name, VariableWrite write, HttpContext http) =>
                    TypedResults.Ok(await variables.WriteAsync(name, write, Asker(http), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.UseVariables)
            .WithName("writeVariable")
            .WithSummary("Writes into a job variable; with ifValue or ifText only where that stands there, in one step.");
        group
            .MapPost(
                "/{name}/monitoring",
                async (string name, MonitoringChange change, HttpContext http) =>
                    TypedResults.Ok(await variables.ModifyAsync(name, change, Asker(http), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.UseVariables)
            .WithName("modifyMonitoring")
            .WithSummary("Time stamp, descriptor and information in a monitoring variable.");
        group
            .MapGet(
                "/{name}/attributes",
                async (string name, HttpContext http) =>
                    TypedResults.Ok(await variables.DescribeAsync(name, Asker(http), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.UseVariables)
            .WithName("variableAttributes")
            .WithSummary("What a job variable is, without its value.");
        group
            .MapPost(
                "/{name}/attributes",
                async (string name, VariableAttributes attributes, HttpContext http) =>
                    TypedResults.Ok(await variables.ChangeAsync(name, attributes, Asker(http), http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.UseVariables)
            .WithName("changeVariable")
            .WithSummary("Changes what a job variable is.");
        group
            .MapPost(
                "/{name}/unprotect",
                async (string name, JobAction? action, HttpContext http) =>
                    TypedResults.Ok(
                        await variables
                            .UnprotectAsync(name, action?.Text, Asker(http, action?.Text), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.UnprotectVariables)
            .WithName("unprotectVariable")
            .WithSummary("Takes the protection of a monitoring variable off, on record; for administrators.");
    }

    private static void MapConditions(RouteGroupBuilder group, AgentConditions conditions)
    {
        group
            .MapPost(
                "/wait",
                async (ConditionRequest request, HttpContext http) =>
                    TypedResults.Ok(await conditions.WaitAsync(request, Asker(http), http.RequestAborted).ConfigureAwait(false))
            )
            .WithMetadata(LongRunning.Mark)
            .WithName("waitForCondition")
            .WithSummary("Answers when a condition is true, or the time is up.");
        group
            .MapGet("/actions", (HttpContext http) => TypedResults.Ok(conditions.List(Asker(http))))
            .WithName("actions")
            .WithSummary("The actions that wait for their conditions.");
        group
            .MapPost(
                "/actions",
                async (ConditionRequest request, IMachineUsers users, HttpContext http) =>
                {
                    var asker = Asker(http);
                    var submission = request.Submit is { } submit
                        ? SubmitRequests.SubmissionOf(submit, users.HomeOf(asker.Submitter.UserId))
                        : null;
                    return TypedResults.Ok(await conditions.AddAsync(request, submission, asker).ConfigureAwait(false));
                }
            )
            .WithName("addAction")
            .WithSummary("Leaves an action that acts when a condition becomes true.");
        group
            .MapDelete(
                "/actions/{name}",
                async (string name, HttpContext http) =>
                    TypedResults.Ok(await conditions.RemoveAsync(name, Asker(http)).ConfigureAwait(false))
            )
            .WithName("removeAction")
            .WithSummary("Takes an action back.");
    }

    private static void MapJobs(RouteGroupBuilder group, MonitoredJobs jobs)
    {
        group
            .MapPost(
                "/monitor",
                async (string number, MonitorMove move, HttpContext http) =>
                    TypedResults.Ok(
                        await jobs.MoveAsync(Requests.Number(number), move, Asker(http, move.Text), http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .WithName("moveMonitoring")
            .WithSummary("Shows a job of this machine in another variable from now on, or in none.");
        group
            .MapPost(
                "/monitoring",
                async (string number, MonitoringChange change, HttpContext http) =>
                    TypedResults.Ok(
                        await jobs.ModifyAsync(Requests.Number(number), change, Asker(http), http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .WithName("modifyOwnMonitoring")
            .WithSummary("The same as for a variable by name, for the one that shows this job.");
        group
            .MapGet(
                "/links",
                async (string number, HttpContext http) =>
                    TypedResults.Ok(await jobs.LinksAsync(Requests.Number(number), Asker(http), http.RequestAborted).ConfigureAwait(false))
            )
            .WithName("links")
            .WithSummary("The link names of a job.");
        group
            .MapPost(
                "/links",
                async (string number, LinkView change, HttpContext http) =>
                    TypedResults.Ok(
                        await jobs.LinkAsync(Requests.Number(number), change, Asker(http), http.RequestAborted).ConfigureAwait(false)
                    )
            )
            .WithName("link")
            .WithSummary("Sets a link name of a job, or takes it off.");
    }

    private static VariableRequester Asker(HttpContext http, string? text) => Asker(http) with { Text = http.Caller(text).Text };

    private static VariableRequester Asker(HttpContext http) =>
        new(
            WebCaller.From(http).Submitter
                ?? throw new RefusedException(
                    ProblemCodes.NotAllowed,
                    "job variables are for users of their machine, by its Unix socket: there the kernel names the caller"
                ),
            http.Caller().Role,
            Password(http)
        )
        {
            Actor = http.Caller().Actor,
        };

    private static string? Password(HttpContext http)
    {
        if (http.Request.Headers[PasswordHeader] is not [{ Length: > 0 } sent])
        {
            return null;
        }

        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(sent));
        }
        catch (FormatException)
        {
            throw Requests.Invalid($"the header {PasswordHeader} is not base64");
        }
    }
}
