namespace Weir.Definitions;

/// <summary>What changes between two definitions, line by line of their YAML.</summary>
public static class LineChanges
{
    /// <summary>So many lines are compared at most; of longer ones all lines go and all come.</summary>
    private const int Most = 1000;

    /// <summary>All lines, each behind <c>-</c> where it goes, <c>+</c> where it comes, or a blank; the fewest that go and come.</summary>
    public static IReadOnlyList<string> Between(DefinitionReplacement replacement)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        var (before, after) = (LinesOf(replacement.Before), LinesOf(replacement.After));
        if (before.Length > Most || after.Length > Most)
        {
            return [.. before.Select(line => "-" + line), .. after.Select(line => "+" + line)];
        }

        var common = CommonTails(before, after);
        List<string> lines = [];
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                lines.Add(" " + before[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add("-" + before[i++]);
            }
            else
            {
                lines.Add("+" + after[j++]);
            }
        }

        return lines;
    }

    private static string[] LinesOf(Definition definition) => DefinitionWriter.Write([definition]).TrimEnd('\n').Split('\n');

    // How many lines what is left of both has in common, from each pair of lines on.
    private static int[,] CommonTails(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }
}
