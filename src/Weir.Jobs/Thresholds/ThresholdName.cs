using System.Diagnostics.CodeAnalysis;

namespace Weir.Jobs.Thresholds;

/// <summary>The name of a threshold: an <see cref="ObjectName"/> of at most 20 characters, as the original's.</summary>
public readonly record struct ThresholdName : IComparable<ThresholdName>
{
    /// <summary>What a name may hold, for error messages.</summary>
    public const string Allowed = "1 to 20 letters, digits and _ - . @ # $, not beginning with . or -";

    private const int Longest = 20;

    private readonly ObjectName _name;

    private ThresholdName(ObjectName name) => _name = name;

    /// <summary>The name as it was written.</summary>
    public string Text => _name.Text;

    /// <summary>Makes a name of text, or says no.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ThresholdName name)
    {
        name = default;
        if (text is { Length: > Longest } || !ObjectName.TryParse(text, out var parsed))
        {
            return false;
        }

        name = new ThresholdName(parsed);
        return true;
    }

    /// <summary>Makes a name of text that is known to be one.</summary>
    /// <exception cref="FormatException">The text is not a name; the message says what is allowed.</exception>
    public static ThresholdName Parse(string text) =>
        TryParse(text, out var name)
            ? name
            : throw new FormatException($"'{Printable.Escape(text)}' is not the name of a threshold: allowed are {Allowed}");

    /// <inheritdoc />
    public int CompareTo(ThresholdName other) => _name.CompareTo(other._name);

    /// <inheritdoc />
    public override string ToString() => Text;

    public static bool operator <(ThresholdName left, ThresholdName right) => left.CompareTo(right) < 0;

    public static bool operator >(ThresholdName left, ThresholdName right) => left.CompareTo(right) > 0;

    public static bool operator <=(ThresholdName left, ThresholdName right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ThresholdName left, ThresholdName right) => left.CompareTo(right) >= 0;
}
