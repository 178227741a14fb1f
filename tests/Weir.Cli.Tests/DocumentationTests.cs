using Weir.Cli.Documents;
using Weir.Cli.Running;

namespace Weir.Cli.Tests;

public sealed class DocumentationTests
{
    private static readonly CommandLine Line = new(SilentProcess.Create());

    public static TheoryData<string> Verbs => new(Line.Root.Subcommands.Where(c => !c.Hidden).Select(c => c.Name));

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_verbs_page_names_all_its_options_and_no_others(string name)
    {
        var verb = Line.Root.Subcommands.Single(c => c.Name == name);
        var page = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "commands", name + ".md"));
        var named = page.Where(l => l.StartsWith("| `--", StringComparison.Ordinal))
            .Select(l => l.Split('`')[1].Split(' ')[0].TrimEnd(','))
            .ToHashSet();
        var options = verb
            .Subcommands.Append(verb)
            .SelectMany(c => c.Options)
            .Where(o => !o.Hidden && o is not System.CommandLine.Help.HelpOption)
            .Select(o => o.Name)
            .ToHashSet();
        Assert.Equal(options.Order(), named.Order());
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_verbs_man_page_is_set_without_a_warning(string name)
    {
        var page = ManPage.Render(Line.Root.Subcommands.Single(c => c.Name == name), "0.1.0");

        var set = await Programs.RunAsync("groff", ["-man", "-Tutf8", "-ww", "-P-cbou"], page);

        Assert.Equal("", set.Error);
        Assert.Contains("EXIT STATUS", set.Out, StringComparison.Ordinal);
        Assert.Contains($"weir {name}", set.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_all_verbs_is_set_without_a_warning()
    {
        var set = await Programs.RunAsync(
            "groff",
            ["-man", "-Tutf8", "-ww", "-P-cbou"],
            ManPage.OfAll([.. Line.Root.Subcommands.Where(c => !c.Hidden)], "0.1.0")
        );

        Assert.Equal("", set.Error);
        Assert.Contains("weir-jobs", set.Out, StringComparison.Ordinal);
    }
}
