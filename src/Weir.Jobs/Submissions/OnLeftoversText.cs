namespace Weir.Jobs;

/// <summary>The words for <see cref="OnLeftovers"/>.</summary>
public static class OnLeftoversText
{
    /// <summary>All words.</summary>
    public const string Allowed = "kill, wait, keep";

    /// <summary>The word.</summary>
    public static string ToText(this OnLeftovers leftovers) =>
        leftovers switch
        {
            OnLeftovers.Kill => "kill",
            OnLeftovers.Keep => "keep",
            _ => "wait",
        };

    /// <summary>Reads a word.</summary>
    public static bool TryParse(string? word, out OnLeftovers leftovers)
    {
        leftovers = word switch
        {
            "kill" => OnLeftovers.Kill,
            "keep" => OnLeftovers.Keep,
            _ => OnLeftovers.Wait,
        };
        return word is "kill" or "wait" or "keep";
    }
}
