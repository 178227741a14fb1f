using System.Text.Json;
using System.Text.Json.Nodes;
using Weir.Jobs;
using Weir.Server.Definitions;
using Weir.Stores.Server;

namespace Weir.Server.Loop;

/// <summary>Changes of definitions and records as the audit has them: before and afterwards, without what is secret.</summary>
internal static class DefinitionAudit
{
    private static readonly string[] s_secret = ["hash", "secret"];

    public static AuditEntry Create(AuditedAction audited, DefinitionChange change, DateTimeOffset now) =>
        Create(audited with { Kind = change.Kind, Subject = change.Name }, change.Before, change.After, now);

    public static AuditEntry Create(AuditedAction audited, RecordChange change, DateTimeOffset now) =>
        Create(audited with { Kind = change.Kind, Subject = change.Name }, change.Before, change.After, now);

    private static AuditEntry Create(AuditedAction audited, string? before, string? after, DateTimeOffset now) =>
        audited.Succeeded(
            now,
            Shown(before),
            Shown(after),
            before is null ? "added"
                : after is null ? "removed"
                : "changed"
        );

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
