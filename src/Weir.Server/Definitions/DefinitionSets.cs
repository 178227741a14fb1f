using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Weir.Day;
using Weir.Definitions;
using Weir.Capacity;
using Weir.Schedules;
using Weir.Stores.Server;
using Weir.Tracking.Rules;

namespace Weir.Server.Definitions;

/// <summary>Stored definitions as the types of those that decide by them.</summary>
internal static class DefinitionSets
{
    public static DefinitionSet SetOf(DefinitionBook book) => new()
    {
        JobDefinitions = Subjects<JobDefinition>(book, Kinds.JobDefinition),
        Schedules = Subjects<ScheduleDefinition>(book, Kinds.Schedule),
        JobQueues = Subjects<JobQueueDefinition>(book, Kinds.JobQueue),
        Limits = Subjects<LimitDefinition>(book, Kinds.Limit),
        Machines = Subjects<MachineDefinition>(book, Kinds.Machine),
    };

    public static IReadOnlyList<TrackingRule> Rules(DefinitionBook book) => Subjects<TrackingRule>(book, Kinds.Rule);

    /// <summary>All definitions that people write, of every kind.</summary>
    public static IReadOnlyList<Definition> Written(DefinitionBook book) =>
        [.. DefinitionKinds.All.SelectMany(book.OfKind).Select(stored => DefinitionReader.ReadStored(stored.Kind, stored.Body))];

    /// <summary>Puts a definition that people write.</summary>
    public static DefinitionBook With(this DefinitionBook book, Definition definition, DateTimeOffset at, string by) =>
        book.With(definition.Kind.Word(), definition.Key, definition.Body, at, by);

    private static T[] Subjects<T>(DefinitionBook book, string kind) =>
        [.. book.OfKind(kind).Select(stored => (T)DefinitionReader.ReadStored(stored.Kind, stored.Body).Subject)];

    public static IReadOnlyList<ScheduleDay> ScheduleDays(DefinitionBook book) => Read(book, Kinds.ScheduleDay, StoredJson.Default.ScheduleDay);

    public static IReadOnlyList<TokenDefinition> Tokens(DefinitionBook book) => Read(book, Kinds.Token, StoredJson.Default.TokenDefinition);

    public static T Read<T>(StoredDefinition stored, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(stored.Body, type)
        ?? throw new InvalidDataException($"the stored {stored.Kind} {stored.Name} is empty");

    public static string Write<T>(T definition, JsonTypeInfo<T> type) => JsonSerializer.Serialize(definition, type);

    private static T[] Read<T>(DefinitionBook book, string kind, JsonTypeInfo<T> type) => [.. book.OfKind(kind).Select(stored => Read(stored, type))];
}
