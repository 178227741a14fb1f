namespace Weir.Definitions;

/// <summary>What applying definitions changes.</summary>
/// <param name="Added">Not there before.</param>
/// <param name="Changed">There with another meaning.</param>
/// <param name="Same">There with this meaning.</param>
/// <param name="Removed">There, and not among the wanted. Applying leaves them; only a replacement of everything removes them.</param>
public sealed record DefinitionDiff(
    IReadOnlyList<Definition> Added,
    IReadOnlyList<DefinitionReplacement> Changed,
    IReadOnlyList<Definition> Same,
    IReadOnlyList<Definition> Removed
)
{
    /// <summary>Compares what is in force with what is wanted, by kind and key.</summary>
    public static DefinitionDiff Between(IEnumerable<Definition> inForce, IEnumerable<Definition> wanted)
    {
        static (DefinitionKind, string) Key(Definition definition) => (definition.Kind, definition.Key.ToUpperInvariant());

        var left = inForce.ToDictionary(Key);
        List<Definition> added = [],
            same = [];
        List<DefinitionReplacement> changed = [];
        foreach (var definition in wanted)
        {
            if (!left.Remove(Key(definition), out var before))
            {
                added.Add(definition);
            }
            else if (before.Equals(definition))
            {
                same.Add(definition);
            }
            else
            {
                changed.Add(new DefinitionReplacement(before, definition));
            }
        }

        return new DefinitionDiff(
            added,
            changed,
            same,
            [
                .. left
                    .Values.OrderBy(definition => definition.Kind.Order)
                    .ThenBy(definition => definition.Key, StringComparer.OrdinalIgnoreCase),
            ]
        );
    }
}
