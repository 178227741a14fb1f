namespace Weir.Definitions.Tests;

public sealed class LineChangesTests
{
    [Fact]
    public void Each_line_that_goes_or_comes_is_marked_and_the_rest_stands_between()
    {
        var lines = Between("kind: limit\nname: A\nmaximum: 1\n", "kind: limit\nname: A\nmaximum: 2\nperMachine: true\n");

        Assert.Equal([" kind: limit", " name: A", "-maximum: 1", "+maximum: 2", "+perMachine: true"], lines);
    }

    [Fact]
    public void What_goes_and_what_comes_gives_the_one_and_the_other()
    {
        const string Before = "kind: limit\nname: A\nmaximum: 1\nperMachine: true\n";
        const string After = "kind: limit\nname: a\nmaximum: 1\nresource: true\n";

        var lines = Between(Before, After);

        Assert.Equal(Written(Before), Joined(lines, '-'));
        Assert.Equal(Written(After), Joined(lines, '+'));
    }

    [Fact]
    public void Of_very_long_definitions_all_goes_and_all_comes()
    {
        var groups = string.Concat(Enumerable.Range(0, 1200).Select(group => $"  - {{ name: G{group} }}\n"));

        var lines = Between($"kind: policy\nname: A\ngroups:\n{groups}", $"kind: policy\nname: A\ngroups:\n{groups}  - {{ name: H }}\n");

        Assert.DoesNotContain(lines, line => line[0] == ' ');
        Assert.True(lines.Count > 2400, $"{lines.Count} lines");
    }

    private static IReadOnlyList<string> Between(string before, string after) =>
        LineChanges.Between(new DefinitionReplacement(Read(before), Read(after)));

    private static string Joined(IReadOnlyList<string> lines, char side) =>
        string.Concat(lines.Where(line => line[0] == ' ' || line[0] == side).Select(line => line[1..] + "\n"));

    private static string Written(string yaml) => DefinitionWriter.Write([Read(yaml)]);

    private static Definition Read(string yaml) => Assert.Single(DefinitionReader.Read(yaml, "f").Definitions);
}
