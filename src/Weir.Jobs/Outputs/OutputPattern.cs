using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Weir.Jobs.Outputs;

/// <summary>Patterns that are looked for in output: what they cost grows with the line and not beyond.</summary>
public static class OutputPattern
{
    /// <summary>How one is written.</summary>
    public const string Allowed = "a regular expression of at most 500 characters, without look-around and back references";

    private const int Longest = 500;

    /// <summary>Reads one.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Regex? pattern)
    {
        ArgumentNullException.ThrowIfNull(text);
        pattern = null;
        if (text.Length is 0 or > Longest)
        {
            return false;
        }

        try
        {
            pattern = new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return true;
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
