using Weir.Cli.Running;
using Weir.Cli.Terminal;

namespace Weir.Cli.Tests;

public sealed class DocumentationTests
{
    [Fact]
    public void Every_verb_has_a_page_that_names_all_its_options_and_no_others()
    {
        var around = new Surroundings { Out = TextWriter.Null, Error = TextWriter.Null, RawOut = Stream.Null, RawError = Stream.Null, In = TextReader.Null, Environment = _ => null, UserId = 1000, Become = (_, _) => 0, Program = "/usr/bin/weir" };
        foreach (var verb in new CommandLine(around).Root.Subcommands.Where(c => !c.Hidden))
        {
            var page = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "commands", verb.Name + ".md"));
            var named = page.Where(l => l.StartsWith("| `--", StringComparison.Ordinal)).Select(l => l.Split('`')[1].Split(' ')[0].TrimEnd(',')).ToHashSet();
            var options = verb.Subcommands.Append(verb).SelectMany(c => c.Options).Where(o => o is not System.CommandLine.Help.HelpOption).Select(o => o.Name).ToHashSet();
            Assert.Equal(options.Order(), named.Order());
        }
    }
}
