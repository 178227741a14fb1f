using System.Diagnostics.CodeAnalysis;

namespace Weir.Jobs;

/// <summary>
/// A name of Weir's own: 1 to 64 of letters, digits and <c>_ - . @ # $</c>, not beginning with <c>.</c> or <c>-</c>.
/// Keeps its case and compares without it.
/// </summary>
public readonly struct ObjectName : IEquatable<ObjectName>, IComparable<ObjectName>
{
    /// <summary>The longest name there is.</summary>
    public const int MaximumLength = 64;

    /// <summary>The longest name of a day that is one of a sub-schedule: names are appended to it.</summary>
    public const int MaximumDayLength = 255;

    /// <summary>What a name may hold, for error messages.</summary>
    public const string Allowed = "1 to 64 letters, digits and _ - . @ # $, not beginning with . or -";

    /// <summary>What the name of a schedule's day may hold, for error messages.</summary>
    public const string AllowedOfDays = $"{Allowed}; or PARENT_CONTAINER[SUB] of a sub-schedule";

    private readonly string? _text;

    private ObjectName(string text) => _text = text;

    /// <summary>The name as it was written; empty only in <c>default</c>.</summary>
    public string Text => _text ?? "";

    /// <summary>Makes a name of text that is known to be one.</summary>
    /// <exception cref="FormatException">The text is not a name; the message says what is allowed.</exception>
    public static ObjectName Parse(string text) =>
        TryParse(text, out var name) ? name : throw new FormatException($"'{Printable.Escape(text)}' is not a name: allowed are {Allowed}");

    /// <summary>Makes a name of text, or says no.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ObjectName name)
    {
        name = default;
        if (text is null || text.Length is 0 or > MaximumLength || text[0] is '.' or '-')
        {
            return false;
        }

        if (!IsAllowed(text.AsSpan()))
        {
            return false;
        }

        name = new ObjectName(text);
        return true;
    }

    /// <summary>
    /// Makes a name of a schedule's day: a name, or what a day of a sub-schedule is called, <c>PARENT_CONTAINER[SUB]</c>, nested by
    /// appending.
    /// </summary>
    public static bool TryParseDay([NotNullWhen(true)] string? text, out ObjectName name)
    {
        if (TryParse(text, out name))
        {
            return true;
        }

        if (text is null || text.Length > MaximumDayLength || !text.EndsWith(']') || text[0] is '.' or '-')
        {
            return false;
        }

        // Each closing bracket ends the name of a sub-schedule; what follows is the container in it.
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var (open, close) = (rest.IndexOf('['), rest.IndexOf(']'));
            if (open < 1 || close < open || !IsAllowed(rest[..open]) || !TryParse(rest[(open + 1)..close].ToString(), out _))
            {
                return false;
            }

            rest = rest[(close + 1)..];
            if (rest.Length > 0 && rest[0] != '_')
            {
                return false;
            }
        }

        name = new ObjectName(text);
        return true;
    }

    /// <summary>Makes a name of a schedule's day of text that is known to be one.</summary>
    /// <exception cref="FormatException">The text is not such a name; the message says what is allowed.</exception>
    public static ObjectName ParseDay(string text) =>
        TryParseDay(text, out var name)
            ? name
            : throw new FormatException($"'{Printable.Escape(text)}' is not a schedule's name: allowed are {AllowedOfDays}");

    /// <summary>
    /// Derives a name from text that somebody else chose, such as the base name of a program: what is not allowed becomes
    /// <c>_</c>, what is too long is cut. Empty text becomes <c>_</c>.
    /// </summary>
    public static ObjectName Derive(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return new ObjectName("_");
        }

        Span<char> kept = stackalloc char[Math.Min(text.Length, MaximumLength)];
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = IsAllowed(text[i]) && !(i == 0 && text[i] is ('.' or '-')) ? text[i] : '_';
        }

        return new ObjectName(kept.ToString());
    }

    private static bool IsAllowed(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!IsAllowed(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '@' or '#' or '$';

    public bool Equals(ObjectName other) => string.Equals(Text, other.Text, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object? obj) => obj is ObjectName other && Equals(other);

    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.OrdinalIgnoreCase);

    public int CompareTo(ObjectName other) => string.Compare(Text, other.Text, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Text;

    public static bool operator ==(ObjectName left, ObjectName right) => left.Equals(right);

    public static bool operator !=(ObjectName left, ObjectName right) => !left.Equals(right);

    public static bool operator <(ObjectName left, ObjectName right) => left.CompareTo(right) < 0;

    public static bool operator >(ObjectName left, ObjectName right) => left.CompareTo(right) > 0;

    public static bool operator <=(ObjectName left, ObjectName right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ObjectName left, ObjectName right) => left.CompareTo(right) >= 0;
}
