using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Weir.Jobs;

namespace Weir.Tracking.Variables;

/// <summary>How a number is written.</summary>
public sealed record NumberEdit
{
    /// <summary>What one may be, for error messages.</summary>
    public const string Allowed =
        "size=1 to 63, decimals=0 to 20, zeros, point=C, group=C, minus=leading or trailing, currency=TEXT, currencyAfter=TEXT, with blanks between";

    private const int LargestSize = 63;
    private const int MostDecimals = 20;
    private const int LongestCurrency = 8;

    private NumberEdit() { }

    /// <summary>How many characters it has, filled up at the left; <see langword="null"/>: as many as it needs.</summary>
    public int? Size { get; private init; }

    /// <summary>How many digits stand behind the point, rounded; <see langword="null"/>: as many as there are.</summary>
    public int? Decimals { get; private init; }

    /// <summary>Whether it is filled up with zeros instead of blanks.</summary>
    public bool Zeros { get; private init; }

    /// <summary>What stands before the decimals.</summary>
    public char Point { get; private init; } = '.';

    /// <summary>What stands between thousands; <see langword="null"/>: nothing.</summary>
    public char? Group { get; private init; }

    /// <summary>Whether a minus stands behind.</summary>
    public bool MinusBehind { get; private init; }

    /// <summary>What stands before the digits.</summary>
    public string Currency { get; private init; } = "";

    /// <summary>What stands behind the digits.</summary>
    public string CurrencyAfter { get; private init; } = "";

    /// <summary>Reads one, or says no.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out NumberEdit? edit)
    {
        ArgumentNullException.ThrowIfNull(text);
        edit = new NumberEdit();
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
        {
            var at = word.IndexOf('=', StringComparison.Ordinal);
            var (key, value) = at < 0 ? (word, "") : (word[..at], word[(at + 1)..]);
            edit = edit is null ? null : With(edit, key, value);
        }

        edit = words.Length > 0 && edit is not null && edit.Group != edit.Point ? edit : null;
        return edit is not null;
    }

    /// <summary>The number as it is to be written, or why it cannot be.</summary>
    public bool TryWrite(string text, [NotNullWhen(true)] out string? written, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        (written, fault) = (null, null);
        if (
            !decimal.TryParse(
                text.Trim(),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            fault = $"'{Printable.Escape(text, 60)}' is no number: allowed are digits, a sign before them, and a point before decimals";
            return false;
        }

        var rounded = Decimals is { } decimals ? Math.Round(number, decimals, MidpointRounding.AwayFromZero) : number;
        var digits = Math.Abs(rounded).ToString(Decimals is { } places ? $"F{places}" : "G", CultureInfo.InvariantCulture);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var (whole, fraction) = point < 0 ? (digits, "") : (digits[..point], Point + digits[(point + 1)..]);
        var minus = rounded < 0 ? "-" : "";
        var (before, after) = MinusBehind ? (Currency, CurrencyAfter + minus) : (minus + Currency, CurrencyAfter);
        var body = Grouped(whole) + fraction + after;
        var missing = (Size ?? 0) - before.Length - body.Length;
        if (Size is { } size && missing < 0)
        {
            fault = string.Create(CultureInfo.InvariantCulture, $"{before}{body} is longer than its {size} characters");
            return false;
        }

        written =
            missing <= 0 ? before + body
            : Zeros ? before + new string('0', missing) + body
            : new string(' ', missing) + before + body;
        return true;
    }

    /// <inheritdoc />
    public override string ToString()
    {
        List<string> words = [];
        Add("size", Size?.ToString(CultureInfo.InvariantCulture));
        Add("decimals", Decimals?.ToString(CultureInfo.InvariantCulture));
        words.AddRange(Zeros ? ["zeros"] : []);
        Add("point", Point == '.' ? null : Point.ToString());
        Add("group", Group?.ToString());
        Add("minus", MinusBehind ? "trailing" : null);
        Add("currency", Currency.Length > 0 ? Currency : null);
        Add("currencyAfter", CurrencyAfter.Length > 0 ? CurrencyAfter : null);
        return words.Count == 0 ? "minus=leading" : string.Join(' ', words);

        void Add(string key, string? value) => words.AddRange(value is null ? [] : [$"{key}={value}"]);
    }

    private static NumberEdit? With(NumberEdit edit, string key, string value) =>
        (key, value) switch
        {
            ("size", _) when Number(value) is >= 1 and <= LargestSize and var size => edit with { Size = size },
            ("decimals", _) when Number(value) is >= 0 and <= MostDecimals and var decimals => edit with { Decimals = decimals },
            ("zeros", "") => edit with { Zeros = true },
            ("point", [var point]) when !char.IsAsciiDigit(point) => edit with { Point = point },
            ("group", [var group]) when !char.IsAsciiDigit(group) => edit with { Group = group },
            ("minus", "leading") => edit with { MinusBehind = false },
            ("minus", "trailing") => edit with { MinusBehind = true },
            ("currency", { Length: > 0 and <= LongestCurrency }) => edit with { Currency = value },
            ("currencyAfter", { Length: > 0 and <= LongestCurrency }) => edit with { CurrencyAfter = value },
            _ => null,
        };

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string Grouped(string whole)
    {
        if (Group is not { } group)
        {
            return whole;
        }

        var grouped = new StringBuilder(whole);
        for (var at = whole.Length - 3; at > 0; at -= 3)
        {
            grouped.Insert(at, group);
        }

        return grouped.ToString();
    }
}
