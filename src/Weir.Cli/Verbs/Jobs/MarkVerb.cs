using System.CommandLine;
using Weir.Cli.Running;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

internal static class MarkVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "mark",
            "Say of ended jobs what came of them: ok, failed, review or fixed.",
            "weir mark 147 ok",
            "weir mark 147 fixed --text 'loaded by hand'"
        );
        var job = JobArguments.One();
        var outcome = new Argument<string>("AS") { Description = "ok, failed, review or fixed." };
        outcome.AcceptOnlyFromAmong("ok", "failed", "review", "fixed");
        var text = JobArguments.Text();
        verb.Arguments.Add(job);
        verb.Arguments.Add(outcome);
        verb.Options.Add(text);
        context.Do(verb, s => JobActions.DoAsync(s, "mark", [s.Value(job)], new JobAction { Text = s.Value(text), As = s.Value(outcome) }));
        return verb;
    }
}
