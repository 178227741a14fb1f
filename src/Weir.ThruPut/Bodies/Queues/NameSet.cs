using System.Collections;

namespace Weir.ThruPut;

/// <summary>Names in the order they were given, found without regard to case.</summary>
public sealed class NameSet : IReadOnlyCollection<string>
{
    private readonly List<string> _names;
    private readonly HashSet<string> _index;

    /// <summary>Makes a set of names; one that comes twice counts once.</summary>
    public NameSet(params IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _index = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        _names = [.. names.Where(_index.Add)];
    }

    /// <summary>No name.</summary>
    public static NameSet None { get; } = new([]);

    /// <inheritdoc />
    public int Count => _names.Count;

    /// <summary>Whether a name is among them.</summary>
    public bool Contains(string name) => _names.Count > 0 && _index.Contains(name);

    /// <inheritdoc />
    public IEnumerator<string> GetEnumerator() => _names.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
