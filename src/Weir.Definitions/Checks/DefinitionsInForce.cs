namespace Weir.Definitions.Checks;

/// <summary>All definitions in force, by what they define.</summary>
internal sealed class DefinitionsInForce(IEnumerable<Definition> definitions)
{
    private readonly List<Definition> _all = [.. definitions];

    /// <summary>The date from which dates are looked for; <see langword="null"/>: none are.</summary>
    public DateOnly? Today { get; init; }

    public IReadOnlyList<T> From<T>() => [.. _all.Select(definition => definition.Subject).OfType<T>()];

    public IReadOnlyList<Definition> OfKind(DefinitionKind kind) => [.. _all.Where(definition => definition.Kind == kind)];
}
