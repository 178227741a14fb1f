using System.CommandLine;
using System.Text;
using Weir.Cli.Running;

namespace Weir.Cli.Documents;

/// <summary>A verb's man page in roff, generated from the tree.</summary>
internal static class ManPage
{
    public static string Render(Command verb, string version)
    {
        var text = new StringBuilder(
            $".TH WEIR-{verb.Name.ToUpperInvariant()} 1 \"\" \"Weir {version}\" \"Weir\"\n.SH NAME\nweir\\-{Plain(verb.Name)} \\- {Plain(verb.Description)}\n.SH SYNOPSIS\n"
        );
        foreach (var command in verb.Subcommands.Count > 0 ? verb.Subcommands : (IEnumerable<Command>)[verb])
        {
            text.Append(
                $".B weir {Plain(Words(command))}\n[options]{string.Concat(command.Arguments.Select(a => " " + Plain(a.Name)))}\n.br\n"
            );
        }

        text.Append(".SH EXAMPLES\n.nf\n");
        foreach (var example in Verbs(verb).SelectMany(v => v.Examples).Distinct())
        {
            text.Append(Plain(example)).Append('\n');
        }

        text.Append(".fi\n");
        foreach (var command in verb.Subcommands.Append(verb))
        {
            var own = command.Options.Where(o => !o.Hidden && o is not System.CommandLine.Help.HelpOption).ToList();
            if (own.Count + command.Arguments.Count == 0)
            {
                continue;
            }

            text.Append($".SH OPTIONS OF {Plain(Words(command).ToUpperInvariant())}\n");
            foreach (var argument in command.Arguments)
            {
                text.Append($".TP\n.I {Plain(argument.Name)}\n{Plain(argument.Description)}\n");
            }

            foreach (var option in own)
            {
                text.Append(
                    $".TP\n.B {Plain(string.Join(", ", option.Aliases.Append(option.Name)))}{(option.HelpName is null ? "" : " " + Plain(option.HelpName))}\n{Plain(option.Description)}\n"
                );
            }
        }

        text.Append(".SH COMMON OPTIONS\n");
        foreach (
            var option in verb
                .Parents.OfType<Command>()
                .SelectMany(c => c.Options)
                .Where(o => o.Recursive && (o.HelpName is not null || o.Name is "--json" or "--utc"))
        )
        {
            text.Append(
                $".TP\n.B {Plain(option.Name)}{(option.HelpName is null ? "" : " " + Plain(option.HelpName))}\n{Plain(option.Description)}\n"
            );
        }

        return text.Append(".SH EXIT STATUS\n0 done; 1 refused or failed; 2 usage; 3 not reachable; 4 not found; 5 timed out.\n")
            .ToString();
    }

    /// <summary>The page that <c>man weir</c> shows: every verb and where to read on.</summary>
    public static string OfAll(IReadOnlyList<Command> verbs, string version)
    {
        var text = new StringBuilder(
            $".TH WEIR 1 \"\" \"Weir {version}\" \"Weir\"\n.SH NAME\nweir \\- lets batch jobs through, holds them back, and measures them\n.SH SYNOPSIS\n.B weir\n.I VERB\n[options]\n.SH VERBS\n"
        );
        foreach (var verb in verbs)
        {
            text.Append($".TP\n.BR weir\\-{Plain(verb.Name)} (1)\n{Plain(verb.Description)}\n");
        }

        return text.Append(".SH EXIT STATUS\n0 done; 1 refused or failed; 2 usage; 3 not reachable; 4 not found; 5 timed out.\n")
            .ToString();
    }

    private static IEnumerable<Verb> Verbs(Command verb) => verb.Subcommands.Prepend(verb).OfType<Verb>();

    private static string Words(Command command) =>
        command.Parents.FirstOrDefault() is Verb parent ? $"{parent.Name} {command.Name}" : command.Name;

    // A backslash, a dash and a line that begins with a dot or quote mean something to roff.
    private static string Plain(string? text)
    {
        var escaped = (text ?? "").Replace("\\", "\\e", StringComparison.Ordinal).Replace("-", "\\-", StringComparison.Ordinal);
        return escaped.StartsWith('.') || escaped.StartsWith('\'') ? "\\&" + escaped : escaped;
    }
}
