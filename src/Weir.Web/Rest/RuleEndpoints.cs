using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Jobs;
using Weir.Protocol.Rules;
using Weir.Server;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Web.Callers;

namespace Weir.Web.Rest;

/// <summary>Tracking rules.</summary>
internal static class RuleEndpoints
{
    public static void MapRules(this IEndpointRouteBuilder routes, WeirServer server)
    {
        var rules = routes.MapGroup("/v1/rules").WithTags("rules");
        rules
            .MapGet(
                "",
                async (CancellationToken cancellation) => TypedResults.Ok(await server.ListRulesAsync(cancellation).ConfigureAwait(false))
            )
            .Requires(Operation.ReadRules)
            .WithName("rules")
            .WithSummary("All rules in order of precedence.");
        rules
            .MapGet(
                "/lint",
                async (CancellationToken cancellation) => TypedResults.Ok(await server.LintRulesAsync(cancellation).ConfigureAwait(false))
            )
            .Requires(Operation.ReadRules)
            .WithName("ruleLint")
            .WithSummary("What looks wrong with the rules.");
        rules
            .MapPost(
                "/test",
                async (RuleTest test, HttpContext http) =>
                    TypedResults.Ok(await server.TestRulesAsync(test, http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.ReadRules)
            .WithName("ruleTest")
            .WithSummary("Which rule would decide about a submission, and why.");
        rules
            .MapGet(
                "/{name}",
                async (string name, HttpContext http) =>
                    TypedResults.Ok(await server.ShowRuleAsync(name, http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.ReadRules)
            .WithName("rule")
            .WithSummary("One rule.");
        rules
            .MapPost(
                "",
                async (RuleView rule, string? text, HttpContext http) =>
                    TypedResults.Ok(await server.AddRuleAsync(http.Caller(text), rule, http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.ChangeRules)
            .ChangesRules()
            .WithName("ruleAdd")
            .WithSummary("Adds a rule.");
        rules
            .MapPut(
                "/{name}",
                async (string name, RuleView rule, string? text, HttpContext http) =>
                    TypedResults.Ok(
                        await server
                            .ChangeRuleAsync(http.Caller(text), rule with { Name = name }, http.RequestAborted)
                            .ConfigureAwait(false)
                    )
            )
            .Requires(Operation.ChangeRules)
            .ChangesRules()
            .WithName("ruleChange")
            .WithSummary("Puts a rule in place of the one of its name.");
        rules
            .MapDelete(
                "/{name}",
                async (string name, string? text, HttpContext http) =>
                    TypedResults.Ok(await server.RemoveRuleAsync(http.Caller(text), name, http.RequestAborted).ConfigureAwait(false))
            )
            .Requires(Operation.ChangeRules)
            .ChangesRules()
            .WithName("ruleRemove")
            .WithSummary("Removes a rule.");
    }
}
