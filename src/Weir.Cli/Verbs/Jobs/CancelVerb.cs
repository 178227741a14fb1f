using System.CommandLine;
using Weir.Cli.Running;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

internal static class CancelVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "cancel",
            "End jobs: TERM to the whole job, KILL after a grace; a waiting job never starts.",
            "weir cancel 147",
            "weir cancel 147 --grace 60 --text 'wrong input'"
        );
        var jobs = JobArguments.Several();
        var text = JobArguments.Text();
        var grace = new Option<int?>("--grace")
        {
            Description = "Seconds between TERM and KILL, 0 to 3600; default 10.",
            HelpName = "SECONDS",
        };
        verb.Options.Add(grace);
        verb.Arguments.Add(jobs);
        verb.Options.Add(text);
        context.Do(
            verb,
            s =>
                JobActions.DoAsync(
                    s,
                    "cancel",
                    s.Value(jobs),
                    new JobAction { Text = s.Value(text), Grace = NumberArgument.Check("--grace", s.Value(grace), 0, 3600) }
                )
        );
        return verb;
    }
}
