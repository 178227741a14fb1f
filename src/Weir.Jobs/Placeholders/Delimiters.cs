using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Weir.Jobs.Placeholders;

/// <summary>What stands before and behind the name of a placeholder.</summary>
/// <param name="Open">Before it, 1 to 4 characters.</param>
/// <param name="Close">Behind it, 1 to 4 characters.</param>
public sealed record Delimiters([property: JsonRequired] string Open, [property: JsonRequired] string Close)
{
    /// <summary>What two may be, for error messages.</summary>
    public const string Allowed =
        "two of 1 to 4 characters with a blank between, as { } or <% %>: no letters, digits, quotes, \\ $ _ - . @ # and no control characters";

    private const int Longest = 4;
    private const string Never = "'\"\\`$_-.@#";

    /// <summary><c>{</c> and <c>}</c>: what stands around variables where nobody says otherwise.</summary>
    public static Delimiters Curly { get; } = new("{", "}");

    /// <summary><c>{{</c> and <c>}}</c>, in events and expressions.</summary>
    public static Delimiters DoubleCurly { get; } = new("{{", "}}");

    /// <summary><c>[[</c> and <c>]]</c>, in events and expressions.</summary>
    public static Delimiters DoubleSquare { get; } = new("[[", "]]");

    /// <summary>Reads both, with a blank between them.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Delimiters? delimiters)
    {
        delimiters = text?.Split(' ') is [var open, var close] && IsOne(open) && IsOne(close) ? new Delimiters(open, close) : null;
        return delimiters is not null;
    }

    /// <summary>A placeholder of a name, as it is written.</summary>
    public string Around(string name) => Open + name + Close;

    /// <inheritdoc />
    public override string ToString() => $"{Open} {Close}";

    private static bool IsOne(string text) =>
        text.Length is > 0 and <= Longest
        && text.All(c => !char.IsLetterOrDigit(c) && !char.IsControl(c) && !char.IsWhiteSpace(c) && !Never.Contains(c));
}
