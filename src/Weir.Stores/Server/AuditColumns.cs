using Weir.Jobs;

namespace Weir.Stores.Server;

/// <summary>An entry of the audit as SQLite's statement takes it.</summary>
internal static class AuditColumns
{
    public static readonly string[] Names =
    [
        "at",
        "name",
        .. ActorColumns.Names,
        "action",
        "kind",
        "key",
        "subject",
        "outcome",
        "text",
        "before",
        "after",
        "detail",
    ];

    public static object?[] From(AuditEntry entry) =>
        [
            StoredTime.Text(entry.At),
            entry.Actor.Name,
            .. ActorColumns.From(entry.Actor),
            entry.Action,
            entry.Kind,
            entry.Subject.ToUpperInvariant(),
            entry.Subject,
            entry.Outcome.ToString(),
            entry.Text,
            entry.Before,
            entry.After,
            entry.Detail,
        ];
}
