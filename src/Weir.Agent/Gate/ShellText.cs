using System.Text;

namespace Weir.Agent.Gate;

/// <summary>A line that a shell is to run: its commands are looked at one by one, and what stands between the words stays.</summary>
internal static class ShellText
{
    private const string Operators = ";&|\n()";

    // Programs that read a secret from the pipe before them.
    private static readonly string[] ReadsSecret =
    [
        "--password-stdin",
        "--stdin",
        "--passphrase-fd",
        "--pass-stdin",
        "chpasswd",
        "passwd",
        "cryptsetup",
    ];

    /// <summary>The line with its secrets hidden.</summary>
    public static string Redact(string line)
    {
        var commands = Read(line);
        var shown = new StringBuilder(line.Length);
        for (var i = 0; i < commands.Count; i++)
        {
            var (gaps, words, end) = commands[i];
            var feeds =
                end == "|" && words.Count > 0 && words[0] is "echo" or "printf" && i + 1 < commands.Count && Reads(commands[i + 1].Words);
            var hidden = new CommandRedactor(isShellText: true).Redact(words);
            for (var word = 0; word < words.Count; word++)
            {
                shown.Append(gaps[word]).Append(feeds && word > 0 && !words[word].StartsWith('-') ? SecretForms.Hidden : hidden[word]);
            }

            shown.Append(gaps[^1]).Append(end);
        }

        return shown.ToString();
    }

    private static bool Reads(List<string> words) =>
        words.Exists(word => ReadsSecret.Contains(word)) || (words.Contains("sudo") && words.Contains("-S"));

    // Each command: the blanks before each word and behind the last one, the words with their quotes, the operator that ends it.
    private static List<(List<string> Gaps, List<string> Words, string End)> Read(string line)
    {
        List<(List<string>, List<string>, string)> commands = [];
        List<string> gaps = [],
            words = [];
        var at = 0;
        while (true)
        {
            var start = at;
            while (at < line.Length && line[at] is ' ' or '\t')
            {
                at++;
            }

            gaps.Add(line[start..at]);
            if (at >= line.Length || Operators.Contains(line[at], StringComparison.Ordinal))
            {
                var end = at < line.Length ? line[at].ToString() : "";
                commands.Add((gaps, words, end));
                if (at >= line.Length)
                {
                    return commands;
                }

                at++;
                (gaps, words) = ([], []);
                continue;
            }

            start = at;
            at = EndOfWord(line, at);
            words.Add(line[start..at]);
        }
    }

    private static int EndOfWord(string line, int at)
    {
        while (at < line.Length && line[at] is not (' ' or '\t') && !Operators.Contains(line[at], StringComparison.Ordinal))
        {
            if (line[at] is '"' or '\'')
            {
                var close = line.IndexOf(line[at], at + 1);
                at = close < 0 ? line.Length : close + 1;
            }
            else
            {
                at += line[at] == '\\' && at + 1 < line.Length ? 2 : 1;
            }
        }

        return at;
    }
}
