using System.Text.Json;
using System.Text.Json.Nodes;
using Weir.Jobs;
using Weir.Stores.Server;

namespace Weir.Server.Loop;

/// <summary>Changes of definitions as the audit has them: before and afterwards, without what is secret.</summary>
internal static class DefinitionDeeds
{
    private static readonly string[] s_secret = ["hash", "secret"];

    public static AuditEntry Of(Deed deed, DefinitionChange change, DateTimeOffset now) =>
        (deed with { Kind = change.Kind, Subject = change.Name }).Done(
            now, Shown(change.Before), Shown(change.After), change.Before is null ? "added" : change.After is null ? "removed" : "changed");

    private static string? Shown(string? body)
    {
        if (body is null)
        {
            return null;
        }

        try
        {
            if (JsonNode.Parse(body) is not JsonObject definition)
            {
                return body;
            }

            foreach (var name in s_secret)
            {
                definition.Remove(name);
            }

            return definition.ToJsonString();
        }
        catch (JsonException)
        {
            // Stored by who knows whom: what cannot be read is not shown.
            return "cannot be read";
        }
    }
}
