namespace Weir.EndToEnd.Tests.Oddities;

/// <summary>A line of differences.txt.</summary>
/// <param name="Way">The way in that differs.</param>
/// <param name="Name">The case, or * for any.</param>
/// <param name="What">What of it differs; * at its end for any that begins so.</param>
/// <param name="Kind">Meant, or a fault.</param>
/// <param name="Why">The reason.</param>
internal sealed record ListedDifference(string Way, string Name, string What, string Kind, string Why)
{
    public static IEnumerable<ListedDifference> Read()
    {
        foreach (
            var line in SourceTree
                .Read("tests/Weir.EndToEnd.Tests/Oddities/differences.txt")
                .Split('\n')
                .Where(line => line.Length > 0 && line[0] != '#')
        )
        {
            var parts = line.Split('\t');
            Assert.True(
                parts.Length == 5 && parts[3] is "meant" or "fault",
                $"differences.txt: five parts, the fourth meant or fault: {line}"
            );
            foreach (var way in parts[0].Split(','))
            {
                yield return new ListedDifference(way, parts[1], parts[2], parts[3], parts[4]);
            }
        }
    }

    public bool Covers(string name, string what) =>
        (Name == "*" || Name == name) && (What == what || (What.EndsWith('*') && what.StartsWith(What[..^1], StringComparison.Ordinal)));
}
