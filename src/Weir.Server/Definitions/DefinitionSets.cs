using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Weir.Day;
using Weir.Protocol.Rules;
using Weir.Schedules;
using Weir.Stores.Server;

namespace Weir.Server.Definitions;

/// <summary>Stored definitions as the types of those that decide by them.</summary>
internal static class DefinitionSets
{
    public static DefinitionSet SetOf(DefinitionBook book) => new()
    {
        JobDefinitions = Read(book, Kinds.JobDefinition, StoredJson.Default.JobDefinition),
        Schedules = Read(book, Kinds.Schedule, StoredJson.Default.ScheduleDefinition),
        JobQueues = Read(book, Kinds.JobQueue, StoredJson.Default.JobQueueDefinition),
        Limits = Read(book, Kinds.Limit, StoredJson.Default.LimitDefinition),
        Machines = Read(book, Kinds.Machine, StoredJson.Default.MachineDefinition),
    };

    public static IReadOnlyList<RuleView> Rules(DefinitionBook book) => Read(book, Kinds.Rule, StoredJson.Default.RuleView);

    public static IReadOnlyList<ScheduleDay> ScheduleDays(DefinitionBook book) => Read(book, Kinds.ScheduleDay, StoredJson.Default.ScheduleDay);

    public static IReadOnlyList<TokenDefinition> Tokens(DefinitionBook book) => Read(book, Kinds.Token, StoredJson.Default.TokenDefinition);

    public static T Read<T>(StoredDefinition stored, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(stored.Body, type)
        ?? throw new InvalidDataException($"the stored {stored.Kind} {stored.Name} is empty");

    public static string Write<T>(T definition, JsonTypeInfo<T> type) => JsonSerializer.Serialize(definition, type);

    private static T[] Read<T>(DefinitionBook book, string kind, JsonTypeInfo<T> type) => [.. book.OfKind(kind).Select(stored => Read(stored, type))];
}
