using System.Text.RegularExpressions;

namespace Weir.House.Tests;

/// <summary>What no line of the sources may hold, without comments and the insides of strings.</summary>
internal static partial class Patterns
{
    [GeneratedRegex(@"\bnew\s+(SqliteConnection|NpgsqlConnection)\b|\bNpgsqlDataSource\b")]
    public static partial Regex Database();

    [GeneratedRegex(@"\bNotImplementedException\b")]
    public static partial Regex Leftover();

    /// <summary>On lines with their comments: a warning is switched off by its code, with the reason beside it.</summary>
    [GeneratedRegex(@"#pragma\s+warning\s+disable\b(?!\s+[A-Z]+[0-9]+\s+//\s*\S)")]
    public static partial Regex SwitchedOffWithoutReason();

    [GeneratedRegex(@"\b(async|await|Task\.|new Thread|new Timer|Parallel\.|ThreadPool\.|Process\.Start)")]
    public static partial Regex Threads();

    /// <summary>The number under which a line of the log is known.</summary>
    [GeneratedRegex(@"\[LoggerMessage\(\s*(?:EventId\s*=\s*)?([0-9]+)")]
    public static partial Regex EventId();

    [GeneratedRegex(@"(Utils?|Utilities|Common|Helpers?|(?<!Holder)Manager|Managers|Misc)(/|\.cs$)")]
    public static partial Regex EmptyName();
}
