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
        var jobs = new JobTargets("hold");
        var text = JobArguments.Text();
        jobs.AddTo(verb);
        verb.Options.Add(text);
        context.Do(verb, s => jobs.DoAsync(s, new JobAction { Text = s.Value(text) }));
        return verb;
    }
}
