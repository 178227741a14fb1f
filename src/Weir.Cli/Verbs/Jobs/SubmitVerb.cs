using System.CommandLine;
using Weir.Cli.Running;

namespace Weir.Cli.Verbs;

internal static class SubmitVerb
{
    public static Verb Build(VerbContext context)
    {
        _ = context;
        var verb = new Verb(
            "submit",
            "Submit a command, a script or standard input (-) as a job; prints its tracking number once it is durable.",
            "weir submit -n NIGHTLY -- sh -c 'echo hello'",
            "weir submit job.sh",
            "weir submit --hold -- ./load.sh today",
            "weir submit --wait -- make test"
        );
        verb.Options.Add(new Option<bool>("--wait") { Description = "Wait until it has ended, and end with its status." });
        verb.Options.Add(
            new Option<bool>("--verbose", "-v")
            {
                Description = "Say on standard error when it will probably go, also where that is no terminal.",
            }
        );
        verb.Options.Add(
            new Option<bool>("--yes") { Description = "Ask nothing at the terminal: where it is captured, it is so under its name." }
        );
        SubmissionOptions.AddTo(verb);
        return verb;
    }
}
