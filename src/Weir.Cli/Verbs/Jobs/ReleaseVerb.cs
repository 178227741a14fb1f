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
        var jobs = new JobTargets("release");
        var text = JobArguments.Text();
        jobs.AddTo(verb);
        verb.Options.Add(text);
        context.Do(verb, s => jobs.DoAsync(s, new JobAction { Text = s.Value(text) }));
        return verb;
    }
}
