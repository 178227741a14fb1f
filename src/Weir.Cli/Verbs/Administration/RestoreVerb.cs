using System.CommandLine;
using Weir.Cli.Running;

namespace Weir.Cli.Verbs;

/// <summary><c>restore</c>: this program becomes the host, which makes stores of a backup and ends.</summary>
internal static class RestoreVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "restore",
            "Make a data folder's stores of what backup wrote, while no Weir runs on it.",
            "weir restore /var/backups/weir.db --data /var/lib/weir"
        );
        var file = new Argument<string?>("FILE")
        {
            Description = "What backup wrote; the journal's copy beside it is restored with it.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var data = new Option<string?>("--data")
        {
            Description = "The folder that holds everything; default /var/lib/weir for root, else $XDG_STATE_HOME/weir.",
            HelpName = "DIR",
        };
        var store = new Option<string?>("--store")
        {
            Description = "Prepare this store, a postgres:// address, that PostgreSQL's own tools have restored.",
            HelpName = "ADDRESS",
        };
        var storeFile = new Option<string?>("--store-file")
        {
            Description = "A file that holds that address, for one with a password.",
            HelpName = "FILE",
        };
        verb.Arguments.Add(file);
        verb.Options.Add(data);
        verb.Options.Add(store);
        verb.Options.Add(storeFile);
        var aside = new Option<bool>("--set-aside")
        {
            Description = "Move the folders of jobs that the journal does not know away, to jobs/set-aside.",
        };
        var text = JobArguments.Text();
        verb.Options.Add(text);
        verb.Options.Add(aside);
        verb.SetAction(
            (Func<ParseResult, int>)(
                result =>
                {
                    List<string> arguments = ["restore"];
                    foreach (var option in (Option<string?>[])[data, store, storeFile, text])
                    {
                        if (result.GetValue(option) is { } value)
                        {
                            arguments.AddRange([option.Name, value]);
                        }
                    }

                    if (result.GetValue(aside))
                    {
                        arguments.Add(aside.Name);
                    }

                    if (result.GetValue(file) is { } typed)
                    {
                        arguments.AddRange(["--from", typed]);
                    }

                    return UpVerb.Exec(context, arguments);
                }
            )
        );
        return verb;
    }
}
