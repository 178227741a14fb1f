using System.Text.RegularExpressions;

namespace Weir.House.Tests;

public sealed partial class DocumentsTests
{
    // What tests execute is tagged console; the others are data or pictures. A block of another kind would be a command nobody runs.
    private static readonly string[] Tags =
    [
        "console",
        "console machine",
        "yaml",
        "json",
        "text",
        "xml",
        "ini",
        "http",
        "crontab",
        "mermaid",
    ];

    private static IEnumerable<string> Pages =>
        SourceTree
            .Files("docs", "*.md")
            .Concat(SourceTree.Files("examples", "*.md"))
            .Concat(["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"]);

    [Fact]
    public void Every_block_says_what_it_is_and_commands_are_only_in_blocks_that_tests_run()
    {
        var strays =
            from page in Pages
            from opening in Openings(page)
            where !Tags.Contains(opening.Tag)
            select $"{page}:{opening.Line}: ```{opening.Tag}";

        Found.Nothing(strays);
    }

    [Fact]
    public void No_block_but_a_console_one_shows_a_prompt()
    {
        var strays =
            from page in Pages
            from block in MarkdownBlock.Of(SourceTree.Read(page))
            where
                !block.Tag.StartsWith("console", StringComparison.Ordinal)
                && block.Lines.Any(line => line.StartsWith("$ ", StringComparison.Ordinal))
            select $"{page}:{block.Line}";

        Found.Nothing(strays);
    }

    [Fact]
    public void Every_console_block_begins_with_a_command()
    {
        var strays =
            from page in Pages
            from block in MarkdownBlock.Of(SourceTree.Read(page))
            where block.Tag.StartsWith("console", StringComparison.Ordinal)
            where block.Lines.Count == 0 || !block.Lines[0].StartsWith("$ ", StringComparison.Ordinal)
            select $"{page}:{block.Line}";

        Found.Nothing(strays);
    }

    [Fact]
    public void Every_source_file_that_a_page_names_is_there()
    {
        var named = Pages
            .SelectMany(page => SourceName().Matches(SourceTree.Read(page)).Select(name => (Page: page, File: name.Groups["file"].Value)))
            .ToList();

        Assert.True(named.Count > 60, $"only {named.Count} names were found");
        Found.Nothing(named.Where(name => !File.Exists(SourceTree.PathOf("src/" + name.File))).Select(name => $"{name.Page}: {name.File}"));
    }

    [Fact]
    public void Every_test_that_keeps_an_invariant_is_there()
    {
        var named = TestName()
            .Matches(SourceTree.Read("docs/invariants.md"))
            .Select(name => (name.Groups["type"].Value, name.Groups["test"].Value));
        var files = SourceTree.Files("tests", "*Tests.cs").ToLookup(file => Path.GetFileNameWithoutExtension(file));

        Assert.NotEmpty(named);
        Found.Nothing(
            named
                .Where(name => !files[name.Item1].Any(file => SourceTree.Read(file).Contains($" {name.Item2}(", StringComparison.Ordinal)))
                .Select(name => $"{name.Item1}.{name.Item2}")
        );
    }

    [Fact]
    public void The_index_of_decisions_links_each_of_them()
    {
        var index = SourceTree.Read("docs/decisions/README.md");
        var pages = SourceTree.Files("docs/decisions", "*.md").Select(page => Path.GetFileName(page)).Where(page => page != "README.md");

        Found.Nothing(pages.Where(page => !index.Contains($"]({page})", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_link_between_pages_leads_somewhere()
    {
        var broken =
            from page in Pages
            from Match link in Link().Matches(SourceTree.Read(page))
            let target = link.Groups["target"].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
            let path = Path.Combine(Path.GetDirectoryName(SourceTree.PathOf(page))!, target)
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{page}: {target}";

        Found.Nothing(broken);
    }

    [Fact]
    public void The_page_of_errors_lists_exactly_the_codes_there_are()
    {
        var codes = Constant()
            .Matches(SourceTree.Read("src/Weir.Jobs/States/RefusalCodes.cs") + SourceTree.Read("src/Weir.Protocol/ProblemCodes.cs"))
            .Select(match => match.Groups["value"].Value);
        var listed = Code().Matches(SourceTree.Read("docs/errors.md")).Select(match => match.Groups["value"].Value);

        Assert.Equal(codes.Order(), listed.Order());
    }

    [Fact]
    public void The_page_of_the_protocol_lists_exactly_the_codes_of_facts_that_are_set_aside()
    {
        var codes = Constant().Matches(SourceTree.Read("src/Weir.Jobs/Facts/FactCodes.cs")).Select(match => match.Groups["value"].Value);
        var table = SourceTree.Read("docs/protocol.md").Split("| code | means |\n")[1].Split("\n\n")[0];

        Assert.Equal(codes, table.Split('\n')[1..].Select(row => row.Split('`')[1]));
    }

    [Fact]
    public void The_page_of_XML_errors_lists_exactly_the_codes_there_are()
    {
        var codes = Constant()
            .Matches(SourceTree.Read("src/Weir.ThruPut/Errors/ErrorCodes.cs"))
            .Select(match => match.Groups["value"].Value);
        var listed = XmlCode().Matches(SourceTree.Read("docs/thruput-errors.md")).Select(match => match.Groups["value"].Value);

        Assert.Equal(codes.Order(), listed.Order());
    }

    [Fact]
    public void Every_verb_has_a_page()
    {
        var verbs = Verbs().ToList();
        Assert.NotEmpty(verbs);

        Found.Nothing(verbs.Where(verb => !Pages.Contains($"docs/commands/{verb}.md")));
    }

    [Fact]
    public void Every_page_of_a_command_has_a_verb() =>
        Found.Nothing(
            SourceTree
                .Files("docs/commands", "*.md")
                .Select(page => Path.GetFileNameWithoutExtension(page))
                .Except(Verbs())
                .Where(name => name != "README")
        );

    // The first verb of a file is the one it is about, and those below it are on its page; up is the head of three.
    private static IEnumerable<string> Verbs() =>
        from file in SourceTree.Files("src/Weir.Cli/Verbs", "*.cs")
        let source = SourceTree.Read(file)
        where !source.Contains("Hidden = true", StringComparison.Ordinal)
        from verb in VerbMade().Matches(source).Take(Path.GetFileName(file) == "UpVerb.cs" ? 3 : 1)
        select verb.Groups["name"].Value;

    [GeneratedRegex(@"`(?:src/)?(?<file>Weir\.\w+/[\w./]+\.(?:cs|c))`")]
    private static partial Regex SourceName();

    [GeneratedRegex(@"`(?<type>\w+Tests)\.(?<test>\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex("new Verb\\(\\s*\"(?<name>[a-z-]+)\"")]
    private static partial Regex VerbMade();

    [Fact]
    public void Every_operation_that_is_a_verb_has_its_test()
    {
        var verbs = SourceTree
            .Files("src/Weir.Cli/Verbs", "*.cs")
            .Where(file => VerbMade().IsMatch(SourceTree.Read(file)))
            .Select(file => Path.GetFileNameWithoutExtension(file).Replace("Verb", "", StringComparison.Ordinal))
            .ToHashSet();
        var untested = SourceTree
            .Files("src/Weir.Server/Operations", "*.cs")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(operation =>
                verbs.Contains(operation) && !File.Exists(SourceTree.PathOf($"tests/Weir.Server.Tests/Operations/{operation}Tests.cs"))
            );

        Found.Nothing(untested);
    }

    private static IEnumerable<(int Line, string Tag)> Openings(string page) =>
        MarkdownBlock.Of(SourceTree.Read(page)).Select(block => (block.Line, block.Tag));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("""const string \w+ = "(?<value>[^"]+)";""")]
    private static partial Regex Constant();

    [GeneratedRegex(@"^\| `(?<value>[a-z-]+)` \| [0-9]{3} \|", RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| `(?<value>[0-9]{4})` \|", RegexOptions.Multiline)]
    private static partial Regex XmlCode();
}
