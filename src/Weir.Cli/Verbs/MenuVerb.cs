using Weir.Cli.Running;
using Weir.Cli.Terminal;

namespace Weir.Cli.Verbs;

/// <summary>What <c>strsma</c> opens: the verbs, one line each.</summary>
internal static class MenuVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb("menu", "Print the menu of verbs.", "weir menu", "weir strsma");
        verb.SetAction(result =>
        {
            var number = 0;
            foreach (var command in result.RootCommandResult.Command.Subcommands.Where(c => !c.Hidden))
            {
                WrappedText.Write(
                    context.Process.Out,
                    $"{++number, 3}. {command.Name, -11} ",
                    command.Description ?? "",
                    context.Process.Width
                );
            }

            return ExitStatus.Done;
        });
        return verb;
    }
}
