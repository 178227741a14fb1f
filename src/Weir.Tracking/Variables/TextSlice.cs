using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Weir.Tracking.Variables;

/// <summary>A part of a text: so many characters from a place on, all from a place on, or so many of its end.</summary>
/// <param name="Start">The first character, from 1; <see langword="null"/>: counted from the end.</param>
/// <param name="Length">How many; <see langword="null"/>: all that follow.</param>
public sealed record TextSlice(int? Start, int? Length)
{
    /// <summary>What one may be, for error messages.</summary>
    public const string Allowed = "START:LENGTH, START: or :LENGTH, from 1 to 4096";

    private const int Most = 4096;

    /// <summary>Reads one, or says no.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out TextSlice? slice)
    {
        ArgumentNullException.ThrowIfNull(text);
        slice = null;
        if (text.Split(':') is [var start, var length] && (start.Length > 0 || length.Length > 0) && Is(start) && Is(length))
        {
            slice = new TextSlice(Number(start), Number(length));
        }

        return slice is not null;
    }

    /// <summary>The part of a text, or why there is none.</summary>
    public bool TryTake(string text, [NotNullWhen(true)] out string? part, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        var from = Start is { } start ? start - 1 : text.Length - Length!.Value;
        var length = Length ?? text.Length - from;
        var fits = from >= 0 && length >= 0 && from + length <= text.Length;
        part = fits ? text.Substring(from, length) : null;
        fault = fits ? null : string.Create(CultureInfo.InvariantCulture, $"slice {this} is not within its value of length {text.Length}");
        return fits;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Start}:{Length}");

    private static bool Is(string text) => text.Length == 0 || Number(text) is >= 1 and <= Most;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
