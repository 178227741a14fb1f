namespace Weir.EndToEnd.Tests.Docs;

/// <summary>Every example is run as its page shows it, in a copy of its folder, against a fresh Weir.</summary>
public sealed class ExamplesTests
{
    public static TheoryData<string> Examples =>
        new(
            Directory
                .EnumerateDirectories(SourceTree.PathOf("examples"))
                .Select(folder => Path.GetFileName(folder))
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_does_what_its_page_shows(string example)
    {
        var page = new DocumentedPage($"examples/{example}/README.md");
        Assert.NotEmpty(page.Commands);

        await page.RunAsync($"examples/{example}");
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_file_of_an_example_is_used_by_its_commands(string example)
    {
        var commands = string.Join('\n', new DocumentedPage($"examples/{example}/README.md").Commands.Select(command => command.Text));

        var unused = Directory
            .EnumerateFileSystemEntries(SourceTree.PathOf($"examples/{example}"))
            .Select(file => Path.GetFileName(file))
            .Where(file => file != "README.md" && !commands.Contains(file, StringComparison.Ordinal));

        Assert.Empty(unused);
    }

    [Fact]
    public void The_page_of_examples_links_each_of_them()
    {
        var page = SourceTree.Read("examples/README.md");

        Assert.All(Examples, example => Assert.Contains($"]({example.Data}/README.md)", page, StringComparison.Ordinal));
    }
}
