using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Weir.Capacity;
using Weir.Day;
using Weir.Definitions;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Stores.Server;
using Weir.Tracking.Rules;

namespace Weir.Server.Definitions;

/// <summary>Stored definitions as the types of those that decide by them.</summary>
internal static class DefinitionSets
{
    private const string ActiveName = "active";

    public static DefinitionSet SetOf(DefinitionBook book) =>
        new()
        {
            JobDefinitions = Subjects<JobDefinition>(book, JobDefinitionKind.Word),
            Schedules = Subjects<ScheduleDefinition>(book, ScheduleKind.Word),
            JobQueues = Subjects<JobQueueDefinition>(book, JobQueueKind.Word),
            Limits = Subjects<LimitDefinition>(book, LimitKind.Word),
            Machines = Subjects<MachineDefinition>(book, MachineKind.Word),
            Policies = [.. Policies(book).Select(policy => policy.Policy)],
        };

    public static IReadOnlyList<PolicyDefinition> Policies(DefinitionBook book) => Subjects<PolicyDefinition>(book, PolicyKind.Word);

    /// <summary>What was made the active policy, or <see langword="null"/> where nobody and nothing did.</summary>
    public static ActivePolicyRecord? ActivePolicy(DefinitionBook book) =>
        book.Records.Find(RecordKinds.ActivePolicy, ActiveName) is { } stored ? Read(stored, StoredJson.Default.ActivePolicyRecord) : null;

    /// <summary>A policy became the active one.</summary>
    public static DefinitionBook WithActive(this DefinitionBook book, ObjectName policy, DateTimeOffset at, Actor by) =>
        book.WithRecord(
            RecordKinds.ActivePolicy,
            ActiveName,
            Write(new ActivePolicyRecord(policy.Text, at, by.ToString()), StoredJson.Default.ActivePolicyRecord),
            at
        );

    public static IReadOnlyList<LimitOverride> LimitOverrides(DefinitionBook book) =>
        [
            .. Read(book, RecordKinds.LimitOverride, StoredJson.Default.LimitOverrideRecord)
                .Select(set => new LimitOverride(ObjectName.Parse(set.Name), set.Machine, set.Maximum, set.At, set.By)),
        ];

    /// <summary>An operator set a limit, or gave it its default back.</summary>
    public static DefinitionBook With(this DefinitionBook book, LimitSetting setting, DateTimeOffset at)
    {
        var body = setting.Override is { } set
            ? Write(
                new LimitOverrideRecord(set.Name.Text, set.Machine, set.Maximum, set.At, set.By),
                StoredJson.Default.LimitOverrideRecord
            )
            : null;
        return book.WithRecord(
            RecordKinds.LimitOverride,
            setting.Machine is null ? setting.Name.Text : $"{setting.Name}@{setting.Machine}",
            body,
            at
        );
    }

    /// <summary>A day of a schedule is as it is now; one that is closed is kept no longer.</summary>
    public static DefinitionBook With(this DefinitionBook book, ScheduleDay day, DateTimeOffset at) =>
        book.WithRecord(
            RecordKinds.ScheduleDay,
            $"{day.Name}@{day.Date:yyyy-MM-dd}",
            day.Status == ScheduleDayStatus.Closed ? null : Write(day, StoredJson.Default.ScheduleDay),
            at
        );

    /// <summary>Puts or, with no body, removes a record.</summary>
    public static DefinitionBook WithRecord(this DefinitionBook book, string kind, string name, string? body, DateTimeOffset at) =>
        book.With(book.Records.With(kind, name, body, at));

    public static IReadOnlyList<TrackingRule> Rules(DefinitionBook book) => Subjects<TrackingRule>(book, RuleKind.Word);

    /// <summary>All definitions that people write, of every kind.</summary>
    public static IReadOnlyList<Definition> Written(DefinitionBook book) =>
        [
            .. DefinitionKinds
                .All.SelectMany(kind => book.OfKind(kind.Word))
                .Select(stored => DefinitionReader.ReadStored(stored.Kind, stored.Body)),
        ];

    /// <summary>Puts a definition that people write.</summary>
    public static DefinitionBook With(this DefinitionBook book, Definition definition, DateTimeOffset at, Actor by) =>
        book.With(definition.Kind.Word, definition.Key, definition.Body, at, by);

    private static T[] Subjects<T>(DefinitionBook book, string kind) =>
        [.. book.OfKind(kind).Select(stored => (T)DefinitionReader.ReadStored(stored.Kind, stored.Body).Subject)];

    public static IReadOnlyList<ScheduleDay> ScheduleDays(DefinitionBook book) =>
        Read(book, RecordKinds.ScheduleDay, StoredJson.Default.ScheduleDay);

    public static IReadOnlyList<TokenDefinition> Tokens(DefinitionBook book) => [.. book.Records.Tokens.All];

    /// <summary>Without tokens that were over before a time.</summary>
    public static DefinitionBook WithoutTokensOver(this DefinitionBook book, DateTimeOffset before, DateTimeOffset at) =>
        Tokens(book)
            .Where(token => token.ExpiresAt < before)
            .Aggregate(book, (left, token) => left.WithRecord(RecordKinds.Token, token.Name, null, at));

    public static T Read<T>(StoredRecord stored, JsonTypeInfo<T> type) =>
        (stored.Body is { } body ? JsonSerializer.Deserialize(body, type) : default)
        ?? throw new InvalidDataException($"the stored {stored.Kind} {stored.Name} is empty");

    public static string Write<T>(T definition, JsonTypeInfo<T> type) => JsonSerializer.Serialize(definition, type);

    private static T[] Read<T>(DefinitionBook book, string kind, JsonTypeInfo<T> type) =>
        [.. book.Records.OfKind(kind).Select(stored => Read(stored, type))];
}
