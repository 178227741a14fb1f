namespace Weir.Definitions;

/// <summary>What a file of definitions holds. With any fault nothing of it may be taken: all or nothing.</summary>
/// <param name="Definitions">The definitions that could be read, in the file's order.</param>
/// <param name="Faults">All that is wrong, in the file's order.</param>
public sealed record DefinitionReading(IReadOnlyList<Definition> Definitions, IReadOnlyList<DefinitionFault> Faults)
{
    /// <summary>Where the definitions begin, in their order.</summary>
    public IReadOnlyList<DefinitionPlace> Places { get; init; } = [];

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsGood => Faults.Count == 0;
}
