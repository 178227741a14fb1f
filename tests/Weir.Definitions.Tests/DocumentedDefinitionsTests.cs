using Weir.House.Tests;

namespace Weir.Definitions.Tests;

/// <summary>The page of definitions is read by the reader that it describes.</summary>
public sealed class DocumentedDefinitionsTests
{
    private const string Page = "docs/definitions.md";

    public static TheoryData<int> Blocks => new(Examples().Select(block => block.Line));

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Every_example_is_read_without_a_fault(int line)
    {
        var reading = Read(Examples().Single(block => block.Line == line));

        Assert.Equal([], reading.Faults.Select(fault => fault.ToString()));
        Assert.NotEmpty(reading.Definitions);
    }

    [Fact]
    public void Every_kind_has_an_example() =>
        Assert.Empty(
            DefinitionKinds.All.Except(Examples().SelectMany(block => Read(block).Definitions).Select(definition => definition.Kind))
        );

    [Fact]
    public void Every_key_that_an_export_may_hold_stands_on_the_page()
    {
        var page = SourceTree.Read(Page);
        var keys = Examples()
            .SelectMany(block => Read(block).Definitions)
            .SelectMany(definition => definition.Entries)
            .Select(entry => entry.Key)
            .ToHashSet();

        Assert.All(keys, key => Assert.Contains($"| `{key}` |", page, StringComparison.Ordinal));
    }

    private static IEnumerable<MarkdownBlock> Examples() => MarkdownBlock.Of(SourceTree.Read(Page)).Where(block => block.Tag == "yaml");

    private static DefinitionReading Read(MarkdownBlock block) =>
        DefinitionReader.Read(new string('\n', block.Line) + string.Join('\n', block.Lines), Page);
}
