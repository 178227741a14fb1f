using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Weir.Jobs;

/// <summary>A set of exit statuses, written as ranges: <c>0</c>, <c>0-4</c>, <c>0,2,8-12</c>.</summary>
public readonly struct ExitCodes : IEquatable<ExitCodes>
{
    private readonly string? _text;

    private ExitCodes(string text) => _text = text;

    /// <summary>Only 0 is success: the default.</summary>
    public static ExitCodes ZeroOnly { get; } = new("0");

    /// <summary>Reads ranges of statuses, each 0 to 255.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ExitCodes codes)
    {
        codes = default;
        if (string.IsNullOrEmpty(text) || text.Length > 200)
        {
            return false;
        }

        foreach (var part in text.Split(','))
        {
            if (Range(part) is not { } range || range.First > range.Last || range.Last > 255)
            {
                return false;
            }
        }

        codes = new ExitCodes(text);
        return true;
    }

    /// <summary>Whether the set holds this status.</summary>
    public bool Contains(int status)
    {
        foreach (var part in ToString().Split(','))
        {
            if (Range(part) is { } range && status >= range.First && status <= range.Last)
            {
                return true;
            }
        }

        return false;
    }

    public bool Equals(ExitCodes other) => string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is ExitCodes other && Equals(other);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _text ?? "0";

    public static bool operator ==(ExitCodes left, ExitCodes right) => left.Equals(right);

    public static bool operator !=(ExitCodes left, ExitCodes right) => !left.Equals(right);

    private static (int First, int Last)? Range(string part)
    {
        var dash = part.IndexOf('-', StringComparison.Ordinal);
        var first = dash < 0 ? part : part[..dash];
        var last = dash < 0 ? part : part[(dash + 1)..];
        return
            int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var low)
            && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var high)
            ? (low, high)
            : null;
    }
}
