using Weir.Capacity;
using Weir.Definitions.Kinds;
using Weir.Jobs.Placeholders;
using Weir.Tracking.Variables;

namespace Weir.Definitions.Checks;

/// <summary>Variables that contain themselves: of all definitions in force together, for whichever job and on whichever machine.</summary>
public static class VariableConflicts
{
    /// <summary>Each, with what it contains.</summary>
    public static IReadOnlyList<(Definition Definition, string Text)> Find(IEnumerable<Definition> definitions)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        List<Definition> all = [.. definitions];
        var variables = all.Where(definition => definition.Kind == VariableKind.Kind)
            .ToDictionary(definition => (VariableDefinition)definition.Subject);
        var delimiters = all.Select(definition => (definition.Subject as MachineDefinition)?.Delimiters)
            .OfType<Delimiters>()
            .Append(Delimiters.Curly)
            .ToHashSet();
        return
        [
            .. VariableCircles
                .Find(new VariableSet(variables.Keys), delimiters)
                .Select(circle => (variables[circle.Variable], $"{circle.Text}: take one of these names out of a value")),
        ];
    }
}
