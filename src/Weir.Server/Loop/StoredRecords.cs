using System.Globalization;
using Weir.Day;
using Weir.Jobs;
using Weir.Jobs.Thresholds;
using Weir.Server.Definitions;
using Weir.ServiceLevels.History;
using Weir.ServiceLevels.Queues;
using Weir.Stores;
using Weir.Stores.Server;

namespace Weir.Server.Loop;

/// <summary>What the day remembers over a restart that has no history.</summary>
internal static class StoredRecords
{
    public static IReadOnlyList<StoredClock> Clocks(IEnumerable<StoredRecord> records) =>
        [
            .. records
                .Where(record => record.Kind == RecordKinds.AgeClock)
                .Select(record => DefinitionSets.Read(record, StoredJson.Default.StoredClock)),
        ];

    public static IReadOnlyList<SelectionPoint> Points(IEnumerable<StoredRecord> records) =>
        [
            .. records
                .Where(record => record.Kind == RecordKinds.SelectionPoint)
                .Select(record => DefinitionSets.Read(record, StoredJson.Default.SelectionPoint))
                .OrderBy(point => point.From),
        ];

    /// <summary>
    /// Sizes of the queues; of each minute of the day the newest is kept, so those that are older than is kept before the newest are not
    /// taken.
    /// </summary>
    public static IReadOnlyList<QueueSize> Sizes(IEnumerable<StoredRecord> records, TimeSpan kept)
    {
        List<QueueSize> sizes =
        [
            .. records
                .Where(record => record.Kind == RecordKinds.QueueSize)
                .Select(record => DefinitionSets.Read(record, StoredJson.Default.QueueSize)),
        ];
        var newest = sizes.Count == 0 ? default : sizes.Max(size => size.At);
        return [.. sizes.Where(size => size.At > newest - kept)];
    }

    /// <summary>Whether a record can be read: one that cannot is left as it is, and the server goes on without it.</summary>
    public static bool IsReadable(StoredRecord stored, Action<UnreadableRow> note) =>
        StoredDefinitions.IsReadable("record", stored.Kind, stored.Name, () => Try(stored), note);

    public static IReadOnlyList<StoredRecord> From(Decision decision) =>
        decision.Clocks.Count == 0 && decision.SelectionPoints.Count == 0 && decision.QueueSize is null
            ? []
            :
            [
                .. decision.Clocks.Select(clock => new StoredRecord(RecordKinds.AgeClock, clock.Name, Body(clock))),
                .. decision.SelectionPoints.Select(point => new StoredRecord(
                    RecordKinds.SelectionPoint,
                    NameOf(point.From),
                    DefinitionSets.Write(point, StoredJson.Default.SelectionPoint)
                )),
                .. decision.QueueSize is { } size
                    ? [new StoredRecord(RecordKinds.QueueSize, NameOf(size.At), DefinitionSets.Write(size, StoredJson.Default.QueueSize))]
                    : (StoredRecord[])[],
            ];

    private static void Try(StoredRecord stored)
    {
        switch (stored.Kind)
        {
            case RecordKinds.ScheduleDay:
                StoredDefinitions.Has(DefinitionSets.Read(stored, StoredJson.Default.ScheduleDay).Name.Text);
                break;
            case RecordKinds.Token:
                StoredDefinitions.Has(DefinitionSets.Read(stored, StoredJson.Default.TokenDefinition).Hash);
                break;
            case RecordKinds.PingKey:
                StoredDefinitions.Has(DefinitionSets.Read(stored, StoredJson.Default.PingKeyRecord).Schedule.Text);
                break;
            case RecordKinds.ActivePolicy:
                ObjectName.Parse(DefinitionSets.Read(stored, StoredJson.Default.ActivePolicyRecord).Name);
                break;
            case RecordKinds.LimitOverride:
                ObjectName.Parse(DefinitionSets.Read(stored, StoredJson.Default.LimitOverrideRecord).Name);
                break;
            case RecordKinds.Threshold:
                ThresholdName.Parse(DefinitionSets.Read(stored, StoredJson.Default.ThresholdRecord).Name);
                break;
            case RecordKinds.Property:
                StoredDefinitions.Has(DefinitionSets.Read(stored, StoredJson.Default.PropertyRecord).Value);
                break;
            case RecordKinds.AgeClock:
                StoredDefinitions.Has(DefinitionSets.Read(stored, StoredJson.Default.StoredClock).Name);
                break;
            case RecordKinds.SelectionPoint:
                DefinitionSets.Read(stored, StoredJson.Default.SelectionPoint);
                break;
            case RecordKinds.QueueSize:
                DefinitionSets.Read(stored, StoredJson.Default.QueueSize);
                break;
            case RecordKinds.Closure:
                StoredDefinitions.Has(DefinitionSets.Read(stored, StoredJson.Default.Closure).By);
                break;
            case RecordKinds.Forgotten:
                DefinitionSets.Read(stored, StoredJson.Default.ForgottenRecord);
                break;
            case RecordKinds.Event:
                StoredDefinitions.Has(DefinitionSets.Read(stored, StoredJson.Default.RaisedEvent).Link);
                break;
            case RecordKinds.EventChain:
                DefinitionSets.Read(stored, StoredJson.Default.JobChain);
                break;
            case RecordKinds.DefinitionOwner:
                StoredDefinitions.Has(DefinitionSets.Read(stored, StoredJson.Default.Actor).User);
                break;
            case RecordKinds.RuleHit:
                StoredDefinitions.Has(DefinitionSets.Read(stored, StoredJson.Default.RuleHit).Machine);
                break;
            case RecordKinds.TokenUse:
                DefinitionSets.Read(stored, StoredJson.Default.TokenUse);
                break;
            default:
                // Of a newer version: nobody here asks for it.
                break;
        }
    }

    // A clock that runs and is not behind shows what every clock shows.
    private static string? Body(StoredClock clock) =>
        clock is { Standing: null, Behind.Ticks: 0 } ? null : DefinitionSets.Write(clock, StoredJson.Default.StoredClock);

    // The same minute of any day: what is older than the history is overwritten, so that it never grows.
    private static string NameOf(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);
}
