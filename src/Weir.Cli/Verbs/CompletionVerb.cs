using System.CommandLine;
using Weir.Cli.Documents;
using Weir.Cli.Running;

namespace Weir.Cli.Verbs;

internal static class CompletionVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "completion",
            "Print a shell's completion script.",
            "weir completion bash > /etc/bash_completion.d/weir",
            "source <(weir completion zsh)",
            "weir completion fish > ~/.config/fish/completions/weir.fish"
        );
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        verb.Arguments.Add(shell);
        verb.SetAction(result =>
        {
            var root = result.RootCommandResult.Command;
            context.Process.Out.Write(
                result.GetValue(shell) switch
                {
                    "bash" => CompletionScript.Bash(root),
                    "zsh" => CompletionScript.Zsh(root),
                    _ => CompletionScript.Fish(root),
                }
            );
            return ExitStatus.Done;
        });
        return verb;
    }
}
