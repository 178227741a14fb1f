using Weir.Definitions.Writing;

namespace Weir.Definitions;

/// <summary>One definition of any kind. Two are equal where they mean the same, however they were written.</summary>
public sealed class Definition : IEquatable<Definition>
{
    internal Definition(DefinitionKind kind, string key, object subject, IReadOnlyList<Entry> entries)
    {
        Kind = kind;
        Key = key;
        Subject = subject;
        Entries = entries;
        Body = JsonText.Write(entries);
    }

    /// <summary>What it is of.</summary>
    public DefinitionKind Kind { get; }

    /// <summary>Its key within its kind, compared without case; of a job definition <c>SCHEDULE/NAME</c>.</summary>
    public string Key { get; }

    /// <summary>The defined thing, of the type that <see cref="Kind"/> makes definitions of.</summary>
    public object Subject { get; }

    /// <summary>Canonical JSON, as the store keeps it: what says only its default is left out.</summary>
    public string Body { get; }

    internal IReadOnlyList<Entry> Entries { get; }

    /// <summary>Whether both have one kind and key, so that one takes the other's place.</summary>
    public bool IsOf(Definition other) => Kind == other.Kind && string.Equals(Key, other.Key, StringComparison.OrdinalIgnoreCase);

    public bool Equals(Definition? other) =>
        other is not null && Kind == other.Kind && string.Equals(Body, other.Body, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Definition);

    public override int GetHashCode() => HashCode.Combine(Kind, Body);

    public override string ToString() => $"{Kind} {Key}";
}
