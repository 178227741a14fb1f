using Weir.Cli.Running;

namespace Weir.Cli.Verbs;

/// <summary>What <c>strsma</c> opens: the verbs, one line each.</summary>
internal static class Menu
{
    public static Verb Build(Frame frame)
    {
        var verb = new Verb("menu", "Print the menu of verbs.", "weir menu", "weir strsma") { Hidden = true };
        verb.SetAction(result =>
        {
            var number = 0;
            foreach (var command in result.RootCommandResult.Command.Subcommands.Where(c => !c.Hidden))
            {
                frame.Surroundings.Out.WriteLine($"{++number,3}. {command.Name,-11} {command.Description}");
            }

            return ExitStatus.Done;
        });
        return verb;
    }
}
