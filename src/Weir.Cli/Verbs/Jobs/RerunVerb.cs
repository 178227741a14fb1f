using Weir.Cli.Running;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

internal static class RerunVerb
{
    public static Verb Build(VerbContext context)
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
        context.Do(verb, s => JobActions.DoAsync(s, "rerun", s.Value(jobs), new JobAction { Text = s.Value(text) }));
        return verb;
    }
}
