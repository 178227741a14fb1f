using Weir.Cli.Running;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

internal static class HoldVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "hold",
            "Hold waiting jobs until they are released.",
            "weir hold 147",
            "weir hold 147 148 --text 'not before the backup'"
        );
        var jobs = JobArguments.Several();
        var text = JobArguments.Text();
        verb.Arguments.Add(jobs);
        verb.Options.Add(text);
        context.Do(verb, s => JobActions.DoAsync(s, "hold", s.Value(jobs), new JobAction { Text = s.Value(text) }));
        return verb;
    }
}
