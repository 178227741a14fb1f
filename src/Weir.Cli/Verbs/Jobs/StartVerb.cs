using System.CommandLine;
using Weir.Cli.Running;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

internal static class StartVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "start",
            "Let jobs go now, whatever holds them; also where the server is away or said no.",
            "weir start 147",
            "weir start 147 --held"
        );
        var jobs = new JobTargets("start");
        var text = JobArguments.Text();
        var held = new Option<bool>("--held") { Description = "Go past the server's no, but stay held in the job queue." };
        verb.Options.Add(held);
        jobs.AddTo(verb);
        verb.Options.Add(text);
        context.Do(verb, s => jobs.DoAsync(s, new JobAction { Text = s.Value(text), Held = s.Value(held) }));
        return verb;
    }
}
