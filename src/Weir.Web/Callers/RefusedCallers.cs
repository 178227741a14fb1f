using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Weir.Protocol;
using Weir.Server;

namespace Weir.Web.Callers;

/// <summary>Tells the audit who was refused at the door: a known caller whose role does not allow what the endpoint does.</summary>
internal sealed class RefusedCallers(WeirServer? server, Agent.MachineAgent? agent)
{
    public async ValueTask NoteAsync(HttpContext http, WebCaller? caller, Problem problem)
    {
        // Who only looks changes nothing, and who is not known is nobody.
        if (caller is null || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return;
        }

        var name = http.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? http.Request.Method;
        var audited = (caller.Caller with { Text = http.Request.Query["text"] }).To(
            WordsOf(http, name),
            Kind(http.Request.Path),
            Subject(http)
        );
        var why = problem.Detail;
        if (server is not null)
        {
            server.NoteRefusal(audited, why);
        }
        else if (agent is not null)
        {
            await agent.NoteRefusalAsync(audited, why).ConfigureAwait(false);
        }
    }

    // One end point turns a way on, off and to observe: what was asked is in its path.
    private static string WordsOf(HttpContext http, string name) =>
        http.Request.RouteValues["state"] switch
        {
            "on" => "gate start",
            "off" => "gate stop",
            string state => $"gate {state}",
            _ => Words(name),
        };

    // An endpoint's name is the operation's in one word: ruleAdd is rule add.
    private static string Words(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString())).TrimStart();

    private static string Kind(PathString path) =>
        path.Value?.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [_, "jobs", ..] => "job",
            [_, "rules", ..] => "rule",
            [_, "limits", ..] => "limit",
            [_, "thresholds", ..] => "threshold",
            [_, "properties" or "job-properties", ..] => "property",
            [_, "policies", ..] => "policy",
            [_, "schedules", ..] => "schedule",
            [_, "tokens", ..] => "token",
            [_, "variables", ..] => "variable",
            [_, "gate", ..] => "way",
            [_, "agents", ..] => "agent",
            _ => "request",
        };

    private static string Subject(HttpContext http)
    {
        var route = http.Request.RouteValues;
        return (route["number"] ?? route["name"] ?? route["way"] ?? route["machine"]) as string ?? http.Request.Path.Value ?? "/";
    }
}
