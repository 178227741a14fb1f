using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Weir.Capacity;
using Weir.Day;
using Weir.Definitions;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Jobs.Thresholds;
using Weir.Notices;
using Weir.Schedules;
using Weir.Schedules.Frequencies;
using Weir.Stores.Server;
using Weir.Tracking.Rules;

namespace Weir.Server.Definitions;

/// <summary>Stored definitions as the types of those that decide by them.</summary>
internal static class DefinitionSets
{
    private const string ActiveName = "active";
    private const string ClosureName = "weir";

    public static DefinitionSet SetOf(DefinitionCatalog catalog) =>
        new()
        {
            JobDefinitions = JobDefinitions(catalog),
            Schedules = Schedules(catalog),
            Frequencies = Subjects<FrequencyDefinition>(catalog, FrequencyKind.Word),
            Calendars = Subjects<Calendar>(catalog, CalendarKind.Word),
            JobQueues = Subjects<JobQueueDefinition>(catalog, JobQueueKind.Word),
            Limits = Subjects<LimitDefinition>(catalog, LimitKind.Word),
            Machines = Subjects<MachineDefinition>(catalog, MachineKind.Word),
            Sets = Subjects<SetDefinition>(catalog, SetKind.Word),
            Policies = [.. Policies(catalog).Select(policy => policy.Policy)],
            Capacities = Policies(catalog)
                .Where(policy => policy.Capacity != PolicyCapacity.None)
                .ToDictionary(policy => policy.Policy.Name, policy => policy.Capacity),
        };

    public static IReadOnlyList<JobDefinition> JobDefinitions(DefinitionCatalog catalog) =>
        Subjects<JobDefinition>(catalog, JobDefinitionKind.Word);

    public static IReadOnlyList<ScheduleDefinition> Schedules(DefinitionCatalog catalog) =>
        Subjects<ScheduleDefinition>(catalog, ScheduleKind.Word);

    public static IReadOnlyList<NotificationDefinition> Notifications(DefinitionCatalog catalog) =>
        Subjects<NotificationDefinition>(catalog, NotificationKind.Word);

    public static IReadOnlyList<PolicyDefinition> Policies(DefinitionCatalog catalog) =>
        Subjects<PolicyDefinition>(catalog, PolicyKind.Word);

    /// <summary>What was made the active policy, or <see langword="null"/> where nobody and nothing did.</summary>
    public static ActivePolicyRecord? ActivePolicy(DefinitionCatalog catalog) =>
        catalog.Records.Find(RecordKinds.ActivePolicy, ActiveName) is { } stored
            ? Read(stored, StoredJson.Default.ActivePolicyRecord)
            : null;

    /// <summary>A policy became the active one.</summary>
    public static DefinitionCatalog WithActive(this DefinitionCatalog catalog, ObjectName policy, DateTimeOffset at, Actor by) =>
        catalog.WithRecord(
            RecordKinds.ActivePolicy,
            ActiveName,
            Write(new ActivePolicyRecord(policy.Text, at, by.ToString()), StoredJson.Default.ActivePolicyRecord),
            at
        );

    /// <summary>How Weir is closed; <see langword="null"/>: it is open.</summary>
    public static Closure? Closure(DefinitionCatalog catalog) =>
        catalog.Records.Find(RecordKinds.Closure, ClosureName) is { } stored ? Read(stored, StoredJson.Default.Closure) : null;

    /// <summary>Weir was closed, opens, or is open.</summary>
    public static DefinitionCatalog With(this DefinitionCatalog catalog, ClosureSetting setting, DateTimeOffset at) =>
        catalog.WithRecord(
            RecordKinds.Closure,
            ClosureName,
            setting.Closure is { } closure ? Write(closure, StoredJson.Default.Closure) : null,
            at
        );

    public static IReadOnlyList<LimitOverride> LimitOverrides(DefinitionCatalog catalog) =>
        [
            .. Read(catalog, RecordKinds.LimitOverride, StoredJson.Default.LimitOverrideRecord)
                .Select(set => new LimitOverride(ObjectName.Parse(set.Name), set.Machine, set.Maximum, set.At, set.By)),
        ];

    /// <summary>An operator set a limit, or gave it its default back.</summary>
    public static DefinitionCatalog With(this DefinitionCatalog catalog, LimitSetting setting, DateTimeOffset at)
    {
        var body = setting.Override is { } set
            ? Write(
                new LimitOverrideRecord(set.Name.Text, set.Machine, set.Maximum, set.At, set.By),
                StoredJson.Default.LimitOverrideRecord
            )
            : null;
        return catalog.WithRecord(
            RecordKinds.LimitOverride,
            setting.Machine is null ? setting.Name.Text : $"{setting.Name}@{setting.Machine}",
            body,
            at
        );
    }

    public static IReadOnlyList<Threshold> Thresholds(DefinitionCatalog catalog) =>
        [
            .. Read(catalog, RecordKinds.Threshold, StoredJson.Default.ThresholdRecord)
                .Select(set => new Threshold(ThresholdName.Parse(set.Name), set.Value, set.At, set.By)),
        ];

    /// <summary>A threshold was set, or is gone.</summary>
    public static DefinitionCatalog With(this DefinitionCatalog catalog, ThresholdSetting setting, DateTimeOffset at) =>
        catalog.WithRecord(
            RecordKinds.Threshold,
            setting.Name.Text,
            setting.Threshold is { } set
                ? Write(new ThresholdRecord(set.Name.Text, set.Value, set.At, set.By), StoredJson.Default.ThresholdRecord)
                : null,
            at
        );

    /// <summary>
    /// Days of schedules are as they are now. Those that are closed are kept to be seen, for as long as their schedules say, counted from
    /// the day that is closed now.
    /// </summary>
    public static DefinitionCatalog With(this DefinitionCatalog catalog, IReadOnlyList<ScheduleDay> days, DateTimeOffset at)
    {
        var with = days.Aggregate(
            catalog,
            (left, day) => left.WithRecord(RecordKinds.ScheduleDay, NameOf(day), Write(day, StoredJson.Default.ScheduleDay), at)
        );
        var closed = days.Where(day => day.Status == ScheduleDayStatus.Closed).ToLookup(day => day.Master, day => day.Date);
        if (closed.Count == 0)
        {
            return with;
        }

        var kept = Schedules(catalog).ToDictionary(schedule => schedule.Name, schedule => schedule.KeepDays);
        return ScheduleDays(with)
            .Where(day =>
                day.Status == ScheduleDayStatus.Closed
                && closed.Contains(day.Master)
                && day.Date < closed[day.Master].Max().AddDays(-(kept.GetValueOrDefault(day.Master) ?? ScheduleDefinition.StandardKeepDays))
            )
            .Aggregate(with, (left, day) => left.WithRecord(RecordKinds.ScheduleDay, NameOf(day), null, at));
    }

    private static string NameOf(ScheduleDay day) => $"{day.Name}@{day.Date:yyyy-MM-dd}";

    /// <summary>Puts or, with no body, removes a record.</summary>
    public static DefinitionCatalog WithRecord(this DefinitionCatalog catalog, string kind, string name, string? body, DateTimeOffset at) =>
        catalog.With(catalog.Records.With(kind, name, body, at));

    public static IReadOnlyList<TrackingRule> Rules(DefinitionCatalog catalog) => Subjects<TrackingRule>(catalog, RuleKind.Word);

    /// <summary>All definitions that people write, of every kind.</summary>
    public static IReadOnlyList<Definition> Written(DefinitionCatalog catalog) =>
        [.. DefinitionKinds.All.SelectMany(kind => catalog.OfKind(kind.Word)).Select(catalog.Read)];

    /// <summary>Puts a definition that people write.</summary>
    public static DefinitionCatalog With(this DefinitionCatalog catalog, Definition definition, DateTimeOffset at, Actor by) =>
        catalog.With(definition.Kind.Word, definition.Key, definition.Body, at, by);

    internal static T[] Subjects<T>(DefinitionCatalog catalog, string kind) =>
        [.. catalog.OfKind(kind).Select(stored => (T)catalog.Read(stored).Subject)];

    public static IReadOnlyList<ScheduleDay> ScheduleDays(DefinitionCatalog catalog) =>
        Read(catalog, RecordKinds.ScheduleDay, StoredJson.Default.ScheduleDay);

    public static IReadOnlyList<TokenDefinition> Tokens(DefinitionCatalog catalog) => [.. catalog.Records.Tokens.All];

    /// <summary>Without tokens that were over before a time.</summary>
    public static DefinitionCatalog WithoutTokensOver(this DefinitionCatalog catalog, DateTimeOffset before, DateTimeOffset at) =>
        Tokens(catalog)
            .Where(token => token.ExpiresAt < before)
            .Aggregate(catalog, (left, token) => left.WithRecord(RecordKinds.Token, token.Name, null, at));

    public static T Read<T>(StoredRecord stored, JsonTypeInfo<T> type) =>
        (stored.Body is { } body ? JsonSerializer.Deserialize(body, type) : default)
        ?? throw new InvalidDataException($"the stored {stored.Kind} {stored.Name} is empty");

    public static string Write<T>(T definition, JsonTypeInfo<T> type) => JsonSerializer.Serialize(definition, type);

    private static T[] Read<T>(DefinitionCatalog catalog, string kind, JsonTypeInfo<T> type) =>
        [.. catalog.Records.OfKind(kind).Select(stored => Read(stored, type))];
}
