using Weir.Definitions.Checks;
using Weir.Definitions.Reading;

namespace Weir.Definitions;

/// <summary>What a definition is of, and all that differs from kind to kind. Each stands in <see cref="DefinitionKinds.All"/>.</summary>
public sealed class DefinitionKind
{
    private readonly Reader _read;
    private readonly Func<DefinitionsInForce, IEnumerable<DefinitionFinding>> _lint;

    /// <summary>A kind.</summary>
    /// <param name="word">As definitions and the store spell it.</param>
    /// <param name="order">Its place where definitions of several kinds are written: what others name comes before them.</param>
    /// <param name="read">Makes a definition of a mapping's keys.</param>
    /// <param name="lint">What is odd about those of this kind; <see langword="null"/>: nothing is looked for.</param>
    internal DefinitionKind(string word, int order, Reader read, Func<DefinitionsInForce, IEnumerable<DefinitionFinding>>? lint = null)
    {
        Word = word;
        Order = order;
        _read = read;
        _lint = lint ?? (_ => []);
    }

    /// <summary>Reads a kind's keys; what it makes of them counts only where nothing was wrong.</summary>
    internal delegate Definition? Reader(MappingReader keys, FaultList faults, Func<Func<Definition>, Definition?> made);

    /// <summary>As definitions and the store spell it.</summary>
    public string Word { get; }

    /// <summary>The place of its definitions among those of other kinds.</summary>
    public int Order { get; }

    /// <inheritdoc />
    public override string ToString() => Word;

    internal Definition? Read(MappingReader keys, FaultList faults)
    {
        var before = faults.Count;
        return _read(
            keys,
            faults,
            make =>
            {
                keys.End();
                return faults.Count == before ? make() : null;
            }
        );
    }

    internal IEnumerable<DefinitionFinding> Lint(DefinitionsInForce all) => _lint(all);
}
