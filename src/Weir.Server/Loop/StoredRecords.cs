using System.Globalization;
using Weir.Day;
using Weir.Server.Definitions;
using Weir.ServiceLevels.History;
using Weir.ServiceLevels.Queues;
using Weir.Stores.Server;

namespace Weir.Server.Loop;

/// <summary>What the day remembers over a restart that has no history.</summary>
internal static class StoredRecords
{
    public static bool IsRecord(StoredDefinition stored) => stored.Kind is Kinds.AgeClock or Kinds.SelectionPoint or Kinds.TokenUse;

    public static IReadOnlyList<StoredClock> Clocks(IEnumerable<StoredDefinition> records) =>
        [.. records.Where(record => record.Kind == Kinds.AgeClock).Select(record => DefinitionSets.Read(record, StoredJson.Default.StoredClock))];

    public static IReadOnlyList<SelectionPoint> Points(IEnumerable<StoredDefinition> records) =>
        [.. records.Where(record => record.Kind == Kinds.SelectionPoint).Select(record => DefinitionSets.Read(record, StoredJson.Default.SelectionPoint)).OrderBy(point => point.From)];

    public static IReadOnlyList<StoredRecord> Of(Decision decision) => decision.Clocks.Count == 0 && decision.SelectionPoints.Count == 0 ? [] :
    [
        .. decision.Clocks.Select(clock => new StoredRecord(Kinds.AgeClock, clock.Name, Body(clock))),
        .. decision.SelectionPoints.Select(point => new StoredRecord(Kinds.SelectionPoint, Name(point), DefinitionSets.Write(point, StoredJson.Default.SelectionPoint))),
    ];

    // A clock that runs and is not behind shows what every clock shows.
    private static string? Body(StoredClock clock) =>
        clock is { Standing: null, Behind.Ticks: 0 } ? null : DefinitionSets.Write(clock, StoredJson.Default.StoredClock);

    // The same five minutes of any day: what is older than the history is overwritten, so that it never grows.
    private static string Name(SelectionPoint point) => point.From.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);
}
