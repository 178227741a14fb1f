using System.Diagnostics.CodeAnalysis;

namespace Weir.Tracking.Rules;

/// <summary>The words of the methods of automatic tracking.</summary>
public static class AutomaticMethods
{
    /// <summary>All words, for a sentence.</summary>
    public const string Words = "off, positive, negative";

    public static string ToText(this AutomaticMethod method) =>
        method switch
        {
            AutomaticMethod.Positive => "positive",
            AutomaticMethod.Negative => "negative",
            _ => "off",
        };

    /// <summary>Reads a word, or the original's number 0, 1 or 2.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AutomaticMethod method)
    {
        method = text?.ToLowerInvariant() switch
        {
            "positive" or "1" => AutomaticMethod.Positive,
            "negative" or "2" => AutomaticMethod.Negative,
            _ => AutomaticMethod.Off,
        };
        return method != AutomaticMethod.Off || text is "0" || string.Equals(text, "off", StringComparison.OrdinalIgnoreCase);
    }
}
