using Weir.Capacity;

namespace Weir.Definitions.Checks;

/// <summary>Machines that would be in two exclusive sets: of all sets in force together.</summary>
internal static class SetConflicts
{
    /// <summary>
    /// Each set that has a machine of an earlier one, and what is wrong. Patterns are held against the machines that are defined.
    /// </summary>
    public static IEnumerable<(Definition Definition, string Text)> Find(IReadOnlyList<Definition> all)
    {
        List<(Definition Definition, SetDefinition Set)> sets =
        [
            .. all.Where(definition => definition.Subject is SetDefinition { Exclusive: true })
                .Select(definition => (definition, (SetDefinition)definition.Subject)),
        ];
        var machines = all.Select(definition => definition.Subject)
            .OfType<MachineDefinition>()
            .Select(machine => machine.Name)
            .Concat(sets.SelectMany(set => set.Set.Machines).Where(name => !name.Contains('*', StringComparison.Ordinal)))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        foreach (var (definition, set) in sets)
        {
            foreach (var (_, earlier) in sets.TakeWhile(other => other.Definition != definition))
            {
                if (machines.FirstOrDefault(machine => set.Has(machine) && earlier.Has(machine)) is { } both)
                {
                    yield return (
                        definition,
                        $"{definition} and set {earlier.Name} are exclusive, and machine {both} is in both: a machine is in one exclusive set at most"
                    );
                }
            }
        }
    }
}
