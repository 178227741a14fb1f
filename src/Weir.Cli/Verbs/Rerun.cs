using Weir.Cli.Running;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

internal static class Rerun
{
    public static Verb Build(Frame frame)
    {
        var verb = new Verb(
            "rerun",
            "Run ended jobs again, as new jobs; prints their numbers.",
            "weir rerun 147",
            "weir rerun AdHoc/NIGHTLY@2026-11-20"
        );
        var jobs = JobArguments.Several();
        var text = JobArguments.Text();
        verb.Arguments.Add(jobs);
        verb.Options.Add(text);
        frame.Do(verb, s => JobActions.DoAsync(s, "rerun", s.Value(jobs), new JobAction { Text = s.Value(text) }));
        return verb;
    }
}
