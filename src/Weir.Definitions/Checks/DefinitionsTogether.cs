namespace Weir.Definitions.Checks;

/// <summary>All definitions in force, by what they define.</summary>
internal sealed class DefinitionsTogether(IEnumerable<Definition> definitions)
{
    private readonly List<object> _subjects = [.. definitions.Select(definition => definition.Subject)];

    public IReadOnlyList<T> Of<T>() => [.. _subjects.OfType<T>()];
}
