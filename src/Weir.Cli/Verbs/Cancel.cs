using System.CommandLine;
using Weir.Cli.Running;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

internal static class Cancel
{
    public static Verb Build(Frame frame)
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
        frame.Do(
            verb,
            s =>
                JobActions.DoAsync(
                    s,
                    "cancel",
                    s.Value(jobs),
                    new JobAction { Text = s.Value(text), Grace = Bounds.Check("--grace", s.Value(grace), 0, 3600) }
                )
        );
        return verb;
    }
}
