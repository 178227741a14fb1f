using System.Text.Json;
using Weir.Capacity;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Jobs.Placeholders;
using Weir.Schedules;
using Weir.Tracking.Rules;
using Weir.Tracking.Variables;

namespace Weir.Definitions.Checks;

/// <summary>Which job definitions, rules and variables name a variable.</summary>
public static class VariableUses
{
    private const string Description = "description";

    /// <summary>The users of each variable that has any, in the order of the definitions.</summary>
    public static ILookup<VariableDefinition, Definition> Find(IEnumerable<Definition> definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        List<Definition> all = [.. definitions];
        List<VariableDefinition> variables = [.. all.Select(definition => definition.Subject).OfType<VariableDefinition>()];
        HashSet<Delimiters> delimiters =
        [
            Delimiters.Curly,
            .. all.Select(definition => (definition.Subject as MachineDefinition)?.Delimiters).OfType<Delimiters>(),
        ];
        var set = new VariableSet(variables);
        return (
            from definition in all
            where definition.Kind == JobDefinitionKind.Kind || definition.Kind == RuleKind.Kind || definition.Kind == VariableKind.Kind
            let names = NamesIn(definition, delimiters)
            from variable in variables
            where names.Contains(variable.Name) && MayMean(definition.Subject, variable, set)
            select (variable, definition)
        ).ToLookup(use => use.variable, use => use.definition);
    }

    // A job definition means the nearest one. Rules and variables are of many jobs: they may mean each that one of these has.
    private static bool MayMean(object user, VariableDefinition variable, VariableSet set) =>
        user switch
        {
            JobDefinition job => set.TryFind(variable.Name, ContextOf(job.Schedule, job.Name), out var nearest) && nearest == variable,
            VariableDefinition holder => Meet(holder.Scope.Schedule, variable.Scope.Schedule) && Meet(holder.Scope.Job, variable.Scope.Job),
            TrackingRule => true,
            _ => false,
        };

    private static bool Meet(ObjectName? one, ObjectName? other) => one is null || other is null || one == other;

    private static VariableContext ContextOf(ObjectName schedule, ObjectName job) =>
        new()
        {
            Schedule = schedule,
            Master = schedule,
            Job = job,
            Date = DateOnly.MinValue,
            Clock = DateTimeOffset.UnixEpoch,
        };

    private static HashSet<ObjectName> NamesIn(Definition definition, HashSet<Delimiters> delimiters)
    {
        HashSet<ObjectName> names = [];
        using var body = JsonDocument.Parse(definition.Body);
        foreach (var text in TextsIn(body.RootElement))
        {
            foreach (var one in delimiters)
            {
                names.UnionWith(NamesIn(text, one));
            }
        }

        return names;
    }

    private static IEnumerable<string> TextsIn(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => [element.GetString()!],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsIn),
            JsonValueKind.Object => element
                .EnumerateObject()
                .Where(member => member.Name != Description)
                .SelectMany(member => TextsIn(member.Value)),
            _ => [],
        };

    // Events and expressions have properties in double delimiters: these are no variables.
    private static IEnumerable<ObjectName> NamesIn(string text, Delimiters delimiters)
    {
        var from = 0;
        while (PlaceholderText.Next(text, from, Delimiters.DoubleCurly, Delimiters.DoubleSquare, delimiters) is { } found)
        {
            var isVariable = found.Delimiters == delimiters;
            if (isVariable && ObjectName.TryParse(found.Name, out var name))
            {
                yield return name;
            }

            from = isVariable || found.Name is null ? found.Start + 1 : found.End;
        }
    }
}
