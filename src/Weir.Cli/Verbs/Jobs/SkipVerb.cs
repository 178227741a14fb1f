using Weir.Cli.Running;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

internal static class SkipVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "skip",
            "Pass over waiting jobs; they count as done for those that wait for them.",
            "weir skip 147",
            "weir skip 147 --text 'nothing to load today'"
        );
        var jobs = new JobTargets("skip");
        var text = JobArguments.Text();
        jobs.AddTo(verb);
        verb.Options.Add(text);
        context.Do(verb, s => jobs.DoAsync(s, new JobAction { Text = s.Value(text) }));
        return verb;
    }
}
