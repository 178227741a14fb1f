using System.Text;
using System.Text.RegularExpressions;
using Weir.Agent.Ways;

namespace Weir.Ways.Slurm;

/// <summary>
/// A <c>slurm.conf</c>, with and without the lines that have Slurm run Weir's hook and tell starts and ends. What the site uses itself
/// stays the site's, and each byte comes back.
/// </summary>
internal static partial class SlurmConf
{
    private const string First = "# weir: jobs of this cluster pass Weir's gate; 'weir gate remove slurm' takes these lines out";
    private const string Last = "# weir: end";
    private const string Replaced = "# weir: was ";
    private const int DeepestInclude = 8;

    /// <summary>Whether the lines are in it.</summary>
    public static bool IsInstalled(string text) => text.StartsWith(First + "\n", StringComparison.Ordinal);

    /// <summary>Puts the lines in; what cannot be told at once for want of a free setting is in <paramref name="taken"/>.</summary>
    /// <param name="text">The file.</param>
    /// <param name="note">The program that tells starts and ends.</param>
    /// <param name="include">Reads a file that it includes, or <see langword="null"/>.</param>
    /// <param name="taken">The settings that the site uses itself, each with what follows from that.</param>
    /// <exception cref="WayException">The site's hooks stand where these lines cannot be added to them.</exception>
    public static string Install(string text, string note, Func<string, string?> include, out IReadOnlyList<string> taken)
    {
        if (IsInstalled(text))
        {
            text = Remove(text);
        }

        List<string> used = [];
        var block = new StringBuilder(First).Append('\n');
        var plugins = Find(text, "JobSubmitPlugins", include);
        if (plugins is null)
        {
            block.Append("JobSubmitPlugins=lua\n");
        }
        else if (!plugins.Split(',').Contains("lua", StringComparer.OrdinalIgnoreCase))
        {
            text = Comment(text, "JobSubmitPlugins");
            block.Append("JobSubmitPlugins=").Append(plugins).Append(",lua\n");
        }

        Add("PrologSlurmctld", "starts are seen within a minute, and not at once");
        Add("EpilogSlurmctld", "ends are told by JobCompType alone");
        if (Find(text, "JobCompType", include) is null or "jobcomp/none" && Find(text, "JobCompLoc", include) is null)
        {
            text = Find(text, "JobCompType", include) is null ? text : Comment(text, "JobCompType");
            block.Append("JobCompType=jobcomp/script\nJobCompLoc=").Append(note).Append('\n');
        }
        else
        {
            used.Add("JobCompType is the site's: cancels in Slurm are seen within a minute, and not at once");
        }

        taken = used;
        return block.Append(Last).Append('\n').Append(text).ToString();

        void Add(string key, string otherwise)
        {
            if (Find(text, key, include) is null)
            {
                block.Append(key).Append('=').Append(note).Append('\n');
            }
            else
            {
                used.Add($"{key} is the site's: {otherwise}");
            }
        }
    }

    /// <summary>The file without the lines. One that never had them stays as it is.</summary>
    public static string Remove(string text)
    {
        if (!IsInstalled(text) || text.IndexOf("\n" + Last + "\n", StringComparison.Ordinal) is not (> 0 and var end))
        {
            return text;
        }

        var rest = text[(end + Last.Length + 2)..];
        return ReplacedLine().Replace(rest, "");
    }

    /// <summary>The value of a setting, as Slurm reads it: the last one counts, also of files that are included.</summary>
    public static string? Find(string text, string key, Func<string, string?> include) => Find(text, key, include, 0);

    private static string? Find(string text, string key, Func<string, string?> include, int depth)
    {
        string? found = null;
        var setting = Setting(key);
        foreach (var line in text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
        {
            var told = line.Split('#')[0];
            if (IncludeLine().Match(told) is { Success: true } other)
            {
                found =
                    depth < DeepestInclude && include(other.Groups[1].Value) is { } included
                        ? Find(included, key, include, depth + 1) ?? found
                        : found;
            }
            else if (setting.Match(told) is { Success: true } said)
            {
                found = said.Groups[1].Value.Trim('"');
            }
        }

        return found;
    }

    // Slurm takes a setting once only: the site's own line becomes a comment, which is taken off again.
    private static string Comment(string text, string key)
    {
        var lines = text.Split('\n');
        var isThere = false;
        var setting = Setting(key);
        for (var at = 0; at < lines.Length; at++)
        {
            if (!setting.IsMatch(lines[at].Split('#')[0]))
            {
                continue;
            }

            isThere = StandsAlone(lines, at, key);
            if (!isThere)
            {
                break;
            }

            lines[at] = Replaced + lines[at];
        }

        return isThere
            ? string.Join('\n', lines)
            : throw new WayException(
                $"{key} of slurm.conf stands in an included file or beside other settings, where Weir does not change it: put it on a line of its own in slurm.conf, or add lua to it"
            );
    }

    private static bool StandsAlone(string[] lines, int at, string key) =>
        lines[at].TrimStart().StartsWith(key, StringComparison.OrdinalIgnoreCase)
        && lines[at].Split('#')[0].Count(c => c == '=') == 1
        && !lines[at].EndsWith('\\')
        && !(at > 0 && lines[at - 1].EndsWith('\\'));

    private static Regex Setting(string key) =>
        new($@"(?:^|\s){key}\s*=\s*(""[^""]*""|\S+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"^\s*include\s+(\S+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IncludeLine();

    [GeneratedRegex("^# weir: was ", RegexOptions.Multiline)]
    private static partial Regex ReplacedLine();
}
