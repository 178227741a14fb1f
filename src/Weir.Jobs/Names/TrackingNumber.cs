using System.Globalization;

namespace Weir.Jobs;

/// <summary>
/// The number a job gets when it is first seen or planned: 1 to 999,999,999 from one space for all machines, never reused,
/// and not the process id. Printed with nine digits.
/// </summary>
public readonly record struct TrackingNumber : IComparable<TrackingNumber>
{
    /// <summary>The largest number there is.</summary>
    public const int Maximum = 999_999_999;

    /// <summary>Makes a tracking number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 1 to 999,999,999.</exception>
    public TrackingNumber(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Maximum);
        Value = value;
    }

    /// <summary>The number itself, 1 to 999,999,999; 0 only in <c>default</c>.</summary>
    public int Value { get; }

    /// <summary>The job's id in the XML messages: <c>J</c> and the last seven digits.</summary>
    public string XmlId => string.Create(CultureInfo.InvariantCulture, $"J{Value % 10_000_000:D7}");

    /// <summary>Reads <c>147</c>, <c>000000147</c> or, within the first ten million, <c>J0000147</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TrackingNumber number)
    {
        number = default;
        if (text.Length == 8 && text[0] is ('J' or 'j'))
        {
            text = text[1..];
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value is < 1 or > Maximum)
        {
            return false;
        }

        number = new TrackingNumber(value);
        return true;
    }

    /// <inheritdoc />
    public int CompareTo(TrackingNumber other) => Value.CompareTo(other.Value);

    /// <summary>Nine digits with leading zeros.</summary>
    public override string ToString() => Value.ToString("D9", CultureInfo.InvariantCulture);

    public static bool operator <(TrackingNumber left, TrackingNumber right) => left.Value < right.Value;

    public static bool operator >(TrackingNumber left, TrackingNumber right) => left.Value > right.Value;

    public static bool operator <=(TrackingNumber left, TrackingNumber right) => left.Value <= right.Value;

    public static bool operator >=(TrackingNumber left, TrackingNumber right) => left.Value >= right.Value;
}
