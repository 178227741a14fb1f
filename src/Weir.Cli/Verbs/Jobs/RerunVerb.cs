using System.CommandLine;
using Weir.Cli.Running;
using Weir.Cli.Variables;
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
        var jobs = new JobTargets("rerun");
        var text = JobArguments.Text();
        var held = new Option<bool>("--held") { Description = "The new job is held." };
        var notBefore = new Option<string?>("--not-before")
        {
            Description = "The new job does not start before: HH:MM, the next one, or YYYY-MM-DDTHH:MM.",
            HelpName = "TIME",
        };
        jobs.AddTo(verb);
        verb.Options.Add(held);
        verb.Options.Add(notBefore);
        verb.Options.Add(text);
        context.Do(
            verb,
            s =>
                jobs.DoAsync(
                    s,
                    new JobAction
                    {
                        Text = s.Value(text),
                        Held = s.Value(held),
                        NotBefore = s.Value(notBefore) is { } time ? DurationArgument.Moment("--not-before", time, s.Process.Time) : null,
                    }
                )
        );
        return verb;
    }
}
