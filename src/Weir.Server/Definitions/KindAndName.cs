namespace Weir.Server.Definitions;

/// <summary>What is kept has a kind and a name; names compare without case.</summary>
internal sealed class KindAndName : IEqualityComparer<(string Kind, string Name)>
{
    public static KindAndName Comparer { get; } = new();

    public bool Equals((string Kind, string Name) x, (string Kind, string Name) y) =>
        x.Kind == y.Kind && StringComparer.OrdinalIgnoreCase.Equals(x.Name, y.Name);

    public int GetHashCode((string Kind, string Name) key) =>
        HashCode.Combine(key.Kind, StringComparer.OrdinalIgnoreCase.GetHashCode(key.Name));
}
