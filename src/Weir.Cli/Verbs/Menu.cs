using Weir.Cli.Running;
using Weir.Cli.Terminal;

namespace Weir.Cli.Verbs;

/// <summary>What <c>strsma</c> opens: the verbs, one line each.</summary>
internal static class Menu
{
    public static Verb Build(Frame frame)
    {
        var verb = new Verb("menu", "Print the menu of verbs.", "weir menu", "weir strsma");
        verb.SetAction(result =>
        {
            var number = 0;
            foreach (var command in result.RootCommandResult.Command.Subcommands.Where(c => !c.Hidden))
            {
                Lines.Write(
                    frame.Surroundings.Out,
                    $"{++number, 3}. {command.Name, -11} ",
                    command.Description ?? "",
                    frame.Surroundings.Width
                );
            }

            return ExitStatus.Done;
        });
        return verb;
    }
}
