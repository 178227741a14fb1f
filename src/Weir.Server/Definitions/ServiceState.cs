using System.Globalization;
using Weir.Day;
using Weir.Jobs;
using Weir.ServiceLevels.History;

namespace Weir.Server.Definitions;

/// <summary>
/// What a restart needs of the service queues, kept beside the definitions: the active policy, what operators set limits to,
/// ageing clocks that stood still, and the selection points of the last hours, each in the place of the one eight hours older.
/// </summary>
internal static class ServiceState
{
    private const string ActivePolicyName = "active";

    public static DefinitionBook With(DefinitionBook book, Decision decision, DateTimeOffset now)
    {
        if (decision.ActivePolicy is { } policy)
        {
            book = book.With(Kinds.ActivePolicy, ActivePolicyName, DefinitionSets.Write(policy.Text, StoredJson.Default.String), now, "weir");
        }

        foreach (var setting in decision.LimitSettings)
        {
            var body = setting.Override is { } to ? DefinitionSets.Write(to, StoredJson.Default.LimitOverride) : null;
            book = book.With(Kinds.LimitOverride, $"{setting.Name}@{setting.Machine}", body, now, setting.Override?.By ?? "weir");
        }

        foreach (var clock in decision.Clocks)
        {
            var isNew = clock is { Standing: null, Behind.Ticks: 0 };
            book = book.With(Kinds.AgeClock, clock.Name, isNew ? null : DefinitionSets.Write(clock, StoredJson.Default.StoredClock), now, "weir");
        }

        foreach (var point in decision.SelectionPoints)
        {
            book = book.With(Kinds.SelectionPoint, PlaceOf(point), DefinitionSets.Write(point, StoredJson.Default.SelectionPoint), now, "weir");
        }

        return book;
    }

    public static DaySnapshot With(DaySnapshot snapshot, DefinitionBook book) => snapshot with
    {
        ActivePolicy = book.Find(Kinds.ActivePolicy, ActivePolicyName) is { } active ? ObjectName.Parse(DefinitionSets.Read(active, StoredJson.Default.String)) : null,
        LimitOverrides = [.. book.OfKind(Kinds.LimitOverride).Select(stored => DefinitionSets.Read(stored, StoredJson.Default.LimitOverride))],
        Clocks = [.. book.OfKind(Kinds.AgeClock).Select(stored => DefinitionSets.Read(stored, StoredJson.Default.StoredClock))],
        SelectionPoints = [.. book.OfKind(Kinds.SelectionPoint).Select(stored => DefinitionSets.Read(stored, StoredJson.Default.SelectionPoint))],
    };

    private static string PlaceOf(SelectionPoint point)
    {
        var places = HistorySettings.Default.PointsKept / HistorySettings.Interval;
        return ((int)(point.From.UtcTicks / HistorySettings.Interval.Ticks % (long)places)).ToString("D3", CultureInfo.InvariantCulture);
    }
}
