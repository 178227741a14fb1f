using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Weir.Schedules.Expressions;

/// <summary>The functions that expressions may call, in the words of the original where it has them.</summary>
internal static class ExpressionFunctions
{
    /// <summary>Asks whether there is such a name, and takes nothing else.</summary>
    public const string Exists = "Exists";

    private static readonly FrozenDictionary<string, ExpressionFunction> s_all = new[]
    {
        OfText("ToUpper", ExpressionKind.Text, text => ExpressionValue.Of(text.ToUpperInvariant())),
        OfText("ToLower", ExpressionKind.Text, text => ExpressionValue.Of(text.ToLowerInvariant())),
        OfText("Length", ExpressionKind.Number, text => ExpressionValue.Of((decimal)text.Length)),
        OfTexts("Index", ExpressionKind.Number, (text, part) => ExpressionValue.Of((decimal)text.IndexOf(part, StringComparison.Ordinal))),
        OfTexts("Contains", ExpressionKind.Truth, (text, part) => ExpressionValue.Of(text.Contains(part, StringComparison.Ordinal))),
        OfTexts("StartsWith", ExpressionKind.Truth, (text, part) => ExpressionValue.Of(text.StartsWith(part, StringComparison.Ordinal))),
        OfTexts("EndsWith", ExpressionKind.Truth, (text, part) => ExpressionValue.Of(text.EndsWith(part, StringComparison.Ordinal))),
        new ExpressionFunction(
            "ToNumber",
            [ExpressionKind.Any],
            ExpressionKind.Number,
            arguments => ExpressionValue.Of(arguments[0].ToNumber())
        ),
        OfNumbers("Min", decimal.Min),
        OfNumbers("Max", decimal.Max),
        new ExpressionFunction(
            "Abs",
            [ExpressionKind.Number],
            ExpressionKind.Number,
            arguments => ExpressionValue.Of(decimal.Abs(arguments[0].ToNumber()))
        ),
    }.ToFrozenDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Those that there are, for error messages.</summary>
    public static string Allowed { get; } =
        string.Join(", ", s_all.Values.Select(function => function.Name).Append(Exists).Order(StringComparer.Ordinal));

    public static bool TryFind(string name, [NotNullWhen(true)] out ExpressionFunction? function) => s_all.TryGetValue(name, out function);

    private static ExpressionFunction OfText(string name, ExpressionKind gives, Func<string, ExpressionValue> apply) =>
        new(name, [ExpressionKind.Text], gives, arguments => apply(arguments[0].ToText()));

    private static ExpressionFunction OfTexts(string name, ExpressionKind gives, Func<string, string, ExpressionValue> apply) =>
        new(name, [ExpressionKind.Text, ExpressionKind.Text], gives, arguments => apply(arguments[0].ToText(), arguments[1].ToText()));

    private static ExpressionFunction OfNumbers(string name, Func<decimal, decimal, decimal> apply) =>
        new(
            name,
            [ExpressionKind.Number, ExpressionKind.Number],
            ExpressionKind.Number,
            arguments => ExpressionValue.Of(apply(arguments[0].ToNumber(), arguments[1].ToNumber()))
        );
}
