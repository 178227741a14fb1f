using System.Globalization;
using Weir.Jobs;

namespace Weir.Schedules.Expressions;

/// <summary>A text, a number, or true or false.</summary>
public readonly record struct ExpressionValue
{
    private readonly string? _text;
    private readonly decimal _number;
    private readonly bool _truth;

    private ExpressionValue(ExpressionKind kind, string? text, decimal number, bool truth) =>
        (Kind, _text, _number, _truth) = (kind, text, number, truth);

    /// <summary>What it is; never <see cref="ExpressionKind.Any"/>.</summary>
    public ExpressionKind Kind { get; }

    /// <summary>A text.</summary>
    public static ExpressionValue Of(string text) => new(ExpressionKind.Text, text, 0, false);

    /// <summary>A number.</summary>
    public static ExpressionValue Of(decimal number) => new(ExpressionKind.Number, null, number, false);

    /// <summary>True or false.</summary>
    public static ExpressionValue Of(bool truth) => new(ExpressionKind.Truth, null, 0, truth);

    /// <summary>The number that it is or that its text is.</summary>
    internal decimal ToNumber() =>
        Kind == ExpressionKind.Number ? _number
        : TryNumber(_text, out var number) ? number
        : throw new ExpressionFaultException($"{this} is no number");

    /// <summary>The same; <see langword="null"/> where it is none.</summary>
    public decimal? ToNumberOrNone() =>
        Kind == ExpressionKind.Number ? _number
        : Kind == ExpressionKind.Text && TryNumber(_text, out var number) ? number
        : null;

    /// <summary>A number, the one before it and the one after it.</summary>
    public static IReadOnlyList<ExpressionValue> Around(ExpressionValue number)
    {
        var middle = number.ToNumber();
        return middle is > -1_000_000_000_000 and < 1_000_000_000_000 ? [Of(middle - 1), Of(middle), Of(middle + 1)] : [number];
    }

    /// <summary>Whether it is true, or its text says so.</summary>
    internal bool ToTruth() =>
        Kind == ExpressionKind.Truth ? _truth
        : Kind == ExpressionKind.Text && bool.TryParse(_text, out var truth) ? truth
        : throw new ExpressionFaultException($"{this} is neither true nor false");

    /// <summary>As a text.</summary>
    public string ToText() =>
        Kind switch
        {
            ExpressionKind.Number => _number.ToString(CultureInfo.InvariantCulture),
            ExpressionKind.Truth => _truth ? "true" : "false",
            _ => _text ?? "",
        };

    /// <summary>As it is shown: a text in quotes, and not longer than one reads.</summary>
    public override string ToString() => Kind == ExpressionKind.Text ? $"'{Printable.Escape(ToText(), 60)}'" : ToText();

    /// <summary>
    /// Which is the greater: where one is a number both are read as numbers, where one is true or false both as such, and else they are
    /// compared as texts, character by character.
    /// </summary>
    internal static int Compare(ExpressionValue left, ExpressionValue right) =>
        left.Kind == ExpressionKind.Number || right.Kind == ExpressionKind.Number ? left.ToNumber().CompareTo(right.ToNumber())
        : left.Kind == ExpressionKind.Truth || right.Kind == ExpressionKind.Truth ? left.ToTruth().CompareTo(right.ToTruth())
        : string.CompareOrdinal(left.ToText(), right.ToText());

    /// <summary>Whether a text is a number.</summary>
    internal static bool TryNumber(string? text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
