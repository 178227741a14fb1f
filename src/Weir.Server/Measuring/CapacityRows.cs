using System.Text.Json;
using Weir.Capacity;
using Weir.Capacity.Measuring;
using Weir.Server.Definitions;
using Weir.Stores.Server;

namespace Weir.Server.Measuring;

/// <summary>Intervals and entries as rows of the store.</summary>
internal static class CapacityRows
{
    /// <summary>The kind of rows that have the samples of a machine; those of entries have the word of what they are of.</summary>
    public const string Use = "use";

    public static string KindOf(EntityKind kind) =>
        kind switch
        {
            EntityKind.Machine => "machine",
            EntityKind.Site => "site",
            EntityKind.Group => "group",
            EntityKind.Set => "set",
            EntityKind.SetOnSite => "set-on-site",
            _ => "set-of-sites",
        };

    public static StoredCapacity From(string machine, UsageInterval interval) =>
        new(Use, machine, interval.Start, JsonSerializer.Serialize(StoredUse.From(interval), StoredJson.Default.StoredUse));

    public static StoredCapacity From(CapacityEntry entry) =>
        new(KindOf(entry.Kind), entry.Entity().Key, entry.Start, JsonSerializer.Serialize(entry, StoredJson.Default.CapacityEntry));

    public static UsageInterval ReadUse(StoredCapacity row) =>
        (JsonSerializer.Deserialize(row.Body, StoredJson.Default.StoredUse) ?? throw new JsonException("the row is empty")).ToInterval(
            row.Start
        );

    public static CapacityEntry ReadEntry(StoredCapacity row) =>
        JsonSerializer.Deserialize(row.Body, StoredJson.Default.CapacityEntry) ?? throw new JsonException("the row is empty");
}
