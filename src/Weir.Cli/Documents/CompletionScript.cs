using System.CommandLine;
using System.Text;
using Weir.Cli.Running;

namespace Weir.Cli.Documents;

/// <summary>Completion scripts, generated from the tree: they ask no program while one types.</summary>
internal static class CompletionScript
{
    public static string Bash(Command root) =>
        Script(
            root,
            "_weir() {\n",
            "  local i path= word=${COMP_WORDS[COMP_CWORD]}\n  for ((i = 1; i < COMP_CWORD; i++)); do [[ ${COMP_WORDS[i]} == -* ]] && break; path+=\"${COMP_WORDS[i]} \"; done\n",
            "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\ncomplete -o default -F _weir weir\n"
        );

    public static string Zsh(Command root) => "#compdef weir\nautoload -U +X bashcompinit && bashcompinit\n" + Bash(root);

    public static string Fish(Command root)
    {
        var text = new StringBuilder("complete -c weir -f\n");
        foreach (var verb in root.Subcommands.Where(c => !c.Hidden))
        {
            text.Append($"complete -c weir -n __fish_use_subcommand -a {verb.Name} -d {Quoted(verb.Description)}\n");
            foreach (var inner in verb.Subcommands)
            {
                text.Append(
                    $"complete -c weir -n '__fish_seen_subcommand_from {verb.Name}' -a {inner.Name} -d {Quoted(inner.Description)}\n"
                );
            }

            foreach (
                var option in verb
                    .Subcommands.SelectMany(UsageError.Options)
                    .Concat(UsageError.Options(verb))
                    .Where(o => o.Name.StartsWith("--", StringComparison.Ordinal))
                    .DistinctBy(o => o.Name)
            )
            {
                text.Append(
                    $"complete -c weir -n '__fish_seen_subcommand_from {verb.Name}' -l {option.Name[2..]} -d {Quoted(option.Description)}\n"
                );
            }
        }

        return text.ToString();
    }

    private static string Script(Command root, string head, string words, string tail)
    {
        var text = new StringBuilder(head)
            .Append(words)
            .Append("  local words=\n  case \"$path\" in\n    '') words='")
            .AppendJoin(' ', Visible(root))
            .Append("' ;;\n");
        foreach (var verb in root.Subcommands.Where(c => !c.Hidden))
        {
            foreach (var inner in verb.Subcommands)
            {
                text.Append($"    '{verb.Name} {inner.Name} '*) words='").AppendJoin(' ', Visible(inner)).Append("' ;;\n");
            }

            text.Append($"    '{verb.Name} '*) words='").AppendJoin(' ', Visible(verb)).Append("' ;;\n");
        }

        return text.Append("  esac\n").Append(tail).ToString();
    }

    private static IEnumerable<string> Visible(Command command) =>
        command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name).Concat(UsageError.Options(command).Select(o => o.Name));

    private static string Quoted(string? text) =>
        "'" + (text ?? "").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";
}
