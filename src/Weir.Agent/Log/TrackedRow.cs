using System.Text.Json;
using Weir.Jobs;
using Weir.Protocol.Gate;
using Weir.Stores.Agent;

namespace Weir.Agent.Log;

/// <summary>Rows of the tracking log as everybody sees them.</summary>
internal static class TrackedRow
{
    public static TrackedView View(JournalJob row) => new(
        row.Number.Value,
        row.Name.Text,
        row.User,
        row.At,
        row.Status.Letter().ToString(),
        JsonNamingPolicy.KebabCaseLower.ConvertName(row.Status.ToString()),
        row.Code,
        row.Text,
        row.EndedAt is null && row.Status.AwaitsStart() ? ["start", "cancel"] : row.EndedAt is null ? ["cancel"] : [],
        row.ProcessId,
        row.Cgroup);
}
