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
        var jobs = JobArguments.Several();
        var text = JobArguments.Text();
        verb.Arguments.Add(jobs);
        verb.Options.Add(text);
        context.Do(verb, s => JobActions.DoAsync(s, "skip", s.Value(jobs), new JobAction { Text = s.Value(text) }));
        return verb;
    }
}
