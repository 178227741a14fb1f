using System.CommandLine;
using Weir.Cli.Running;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

internal static class WaiveVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "waive",
            "Take one condition off a job of the day; what else holds it still does.",
            "weir waive 147 'after: LOAD'",
            "weir waive Night/BOOK thresholds --text 'the count is wrong today'"
        );
        var job = JobArguments.One();
        var condition = new Argument<string>("CONDITION")
        {
            Description =
                "KEY: VALUE as in its definition, or KEY for all of it: after, requires, conflict, thresholds, expressions, limits, windows.",
        };
        var text = JobArguments.Text();
        verb.Arguments.Add(job);
        verb.Arguments.Add(condition);
        verb.Options.Add(text);
        context.Do(
            verb,
            s => JobActions.DoAsync(s, "waive", [s.Value(job)], new JobAction { Text = s.Value(text), Condition = s.Value(condition) })
        );
        return verb;
    }
}
