using System.Diagnostics.CodeAnalysis;

namespace Weir.Jobs.Properties;

/// <summary>The name of a property: keeps its case and compares without it.</summary>
public readonly struct PropertyName : IEquatable<PropertyName>
{
    /// <summary>What a name may hold, for error messages.</summary>
    public const string Allowed = "1 to 64 characters, not beginning with $, and none of ' \" ( ) \\ / , = ; | . [ ] { }";

    private const int Longest = 64;
    private const string Never = "'\"()\\/,=;|.[]{}";

    private readonly string? _text;

    private PropertyName(string text) => _text = text;

    /// <summary>The name as it was written; empty only in <c>default</c>.</summary>
    public string Text => _text ?? "";

    /// <summary>Makes a name of text, without the blanks around it, or says no.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PropertyName name)
    {
        var trimmed = text?.Trim() ?? "";
        name = default;
        if (trimmed.Length is 0 or > Longest || trimmed[0] == '$' || trimmed.Any(c => char.IsControl(c) || Never.Contains(c)))
        {
            return false;
        }

        name = new PropertyName(trimmed);
        return true;
    }

    /// <inheritdoc />
    public bool Equals(PropertyName other) => string.Equals(Text, other.Text, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is PropertyName other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override string ToString() => Text;

    public static bool operator ==(PropertyName left, PropertyName right) => left.Equals(right);

    public static bool operator !=(PropertyName left, PropertyName right) => !left.Equals(right);
}
