using Weir.Cli.Running;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

internal static class ReleaseVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "release",
            "Lift the holds of jobs; what else holds them still does.",
            "weir release 147",
            "weir release 147 148 AdHoc/NIGHTLY"
        );
        var jobs = JobArguments.Several();
        var text = JobArguments.Text();
        verb.Arguments.Add(jobs);
        verb.Options.Add(text);
        context.Do(verb, s => JobActions.DoAsync(s, "release", s.Value(jobs), new JobAction { Text = s.Value(text) }));
        return verb;
    }
}
