using System.CommandLine;
using Weir.Cli.Documents;
using Weir.Cli.Running;

namespace Weir.Cli.Verbs;

internal static class ManVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "man",
            "Print a verb's man page, or write all of them.",
            "weir man jobs | man -l -",
            "weir man --all share/man/man1"
        );
        var name = new Argument<string?>("VERB") { Description = "The verb.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<string?>("--all") { Description = "Write every page into this folder.", HelpName = "DIR" };
        verb.Arguments.Add(name);
        verb.Options.Add(all);
        verb.SetAction(result =>
        {
            var verbs = result.RootCommandResult.Command.Subcommands.Where(c => !c.Hidden).ToList();
            var version = typeof(ManVerb).Assembly.GetName().Version!.ToString(3);
            if (result.GetValue(all) is { } folder)
            {
                Directory.CreateDirectory(folder);
                File.WriteAllText(Path.Combine(folder, "weir.1"), ManPage.OfAll(verbs, version));
                foreach (var one in verbs)
                {
                    File.WriteAllText(Path.Combine(folder, $"weir-{one.Name}.1"), ManPage.Render(one, version));
                }

                return ExitStatus.Done;
            }

            var typed = result.GetValue(name);
            var wanted =
                verbs.FirstOrDefault(c => c.Name == typed)
                ?? throw new UsageException($"allowed are --all DIR and one of {string.Join(", ", verbs.Select(c => c.Name))}");
            context.Process.Out.Write(ManPage.Render(wanted, version));
            return ExitStatus.Done;
        });
        return verb;
    }
}
