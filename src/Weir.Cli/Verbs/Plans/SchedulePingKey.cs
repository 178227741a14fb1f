using System.CommandLine;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;

namespace Weir.Cli.Verbs;

/// <summary><c>weir schedule ping-key</c>: the key by which jobs that run elsewhere tell how they go.</summary>
internal static class SchedulePingKey
{
    private const string Name = "ping-key";

    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            Name,
            "Draw the key by which jobs of a schedule that run elsewhere tell how they go; the key before ends.",
            "weir schedule ping-key NIGHT",
            "weir schedule ping-key NIGHT --revoke"
        );
        var schedule = ScheduleVerb.Name();
        var revoke = new Option<bool>("--revoke") { Description = "End the key, and draw none." };
        verb.Arguments.Add(schedule);
        var text = JobArguments.Text();
        verb.Options.Add(revoke);
        verb.Options.Add(text);
        context.Do(
            verb,
            s =>
                s.Value(revoke)
                    ? s.ShowAsync(
                        HttpMethod.Delete,
                        ScheduleVerb.PathOf(s.Value(schedule), Name) + new Query().With("text", s.Value(text)),
                        null,
                        WeirJson.Default.PingKeyRevoked,
                        done => s.Out.WriteLine($"the ping key of {Printable.Escape(done.Schedule)} is revoked")
                    )
                    : s.ShowAsync(
                        HttpMethod.Post,
                        ScheduleVerb.PathOf(s.Value(schedule), Name) + new Query().With("text", s.Value(text)),
                        null,
                        WeirJson.Default.PingKey,
                        key => Print(s, Printable.Escape(key.Url, 200))
                    )
        );
        return verb;
    }

    private static void Print(Session s, string url)
    {
        s.Out.WriteLine($"{url}/NAME/start  it started");
        s.Out.WriteLine($"{url}/NAME        it succeeded");
        s.Out.WriteLine($"{url}/NAME/fail   it failed; /NAME/3: it ended with exit status 3");
        s.Note("weir: the key is shown this once: whoever has it can tell how jobs of this schedule go");
    }
}
