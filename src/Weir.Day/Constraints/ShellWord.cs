namespace Weir.Day.Constraints;

/// <summary>A word of a command that somebody may type as it stands.</summary>
internal static class ShellWord
{
    /// <summary>The word, in quotes where a shell would make something else of it.</summary>
    public static string From(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@' or '/' or ':' or '+')
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
