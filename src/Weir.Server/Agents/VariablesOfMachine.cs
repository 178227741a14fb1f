using Weir.Capacity;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Jobs.Placeholders;
using Weir.Protocol.AgentLink;
using Weir.Schedules;
using Weir.Server.Definitions;
using Weir.Tracking.Variables;

namespace Weir.Server.Agents;

/// <summary>Variables as the agent of a machine has them, and as they are looked at here.</summary>
internal static class VariablesOfMachine
{
    public static PublishedVariables From(DefinitionCatalog catalog, string machine)
    {
        var variables = All(catalog);
        return new PublishedVariables
        {
            Variables = [.. variables.Select(variable => variable.ToText())],
            Calendars = Calendars(catalog, variables)
                .ToDictionary(calendar => calendar.Name.Text, calendar => (IReadOnlyList<DateOnly>)[.. calendar.Dates]),
            Delimiters = DefinedDelimiters(catalog, machine)?.ToString(),
        };
    }

    /// <summary>All of them.</summary>
    public static IReadOnlyList<VariableDefinition> All(DefinitionCatalog catalog) =>
        DefinitionSets.Subjects<VariableDefinition>(catalog, VariableKind.Word);

    /// <summary>All of them by name, those of one name by schedule and job.</summary>
    public static IEnumerable<VariableDefinition> Sorted(DefinitionCatalog catalog) =>
        All(catalog).OrderBy(variable => variable.Name).ThenBy(variable => variable.Scope.Schedule).ThenBy(variable => variable.Scope.Job);

    /// <summary>All of them, with the calendars that they name.</summary>
    public static VariableSet SetOf(DefinitionCatalog catalog)
    {
        var variables = All(catalog);
        return new VariableSet(
            variables,
            Calendars(catalog, variables)
                .ToDictionary(calendar => calendar.Name, calendar => (IReadOnlySet<DateOnly>)calendar.Dates.ToHashSet())
        );
    }

    /// <summary>What stands around their names on a machine.</summary>
    public static Delimiters DelimitersOf(DefinitionCatalog catalog, string? machine) =>
        (machine is null ? null : DefinedDelimiters(catalog, machine)) ?? Delimiters.Curly;

    private static Delimiters? DefinedDelimiters(DefinitionCatalog catalog, string machine) =>
        catalog.Find(MachineKind.Word, machine) is { } stored ? ((MachineDefinition)catalog.Read(stored).Subject).Delimiters : null;

    private static IEnumerable<Calendar> Calendars(DefinitionCatalog catalog, IEnumerable<VariableDefinition> variables)
    {
        var named = variables.Select(variable => (variable.Source as DateValue)?.Calendar).OfType<ObjectName>().ToHashSet();
        return DefinitionSets.Subjects<Calendar>(catalog, CalendarKind.Word).Where(calendar => named.Contains(calendar.Name));
    }
}
