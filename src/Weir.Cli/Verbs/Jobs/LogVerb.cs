using System.CommandLine;
using System.Text;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;

namespace Weir.Cli.Verbs;

internal static class LogVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "log",
            "Print a job's output: its stdout to stdout, its stderr to stderr.",
            "weir log 147",
            "weir log 147 -f",
            "weir log 147 2>/dev/null",
            "weir log 147 --raw"
        );
        var job = JobArguments.One();
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on printing until the job has ended." };
        var raw = new Option<bool>("--raw")
        {
            Description = "Print the bytes as they are, on a terminal too: the job decides what they do to it.",
        };
        verb.Arguments.Add(job);
        verb.Options.Add(follow);
        verb.Options.Add(raw);
        context.Do(
            verb,
            async s =>
            {
                var number = await JobReference.ResolveAsync(s, s.Value(job)).ConfigureAwait(false);
                var elsewhere = await ElsewhereAsync(s, number).ConfigureAwait(false);
                if (s.Json)
                {
                    return await JsonAsync(s, number, elsewhere, s.Value(follow)).ConfigureAwait(false);
                }

                if (elsewhere is not null)
                {
                    s.Note("weir: log: " + elsewhere);
                    return ExitStatus.Done;
                }

                var output = Shown(s.Process.RawOut, s.Process.OutIsTerminal && !s.Value(raw));
                var errors = Shown(s.Process.RawError, s.Process.ErrorIsTerminal && !s.Value(raw));
                await CopyAsync(s, number, s.Value(follow), output, errors).ConfigureAwait(false);
                return ExitStatus.Done;
            }
        );
        return verb;
    }

    // Where its output went that Weir does not keep. A job that the server does not know may still be the asked machine's own.
    private static async Task<string?> ElsewhereAsync(Session s, TrackingNumber number)
    {
        try
        {
            var job = (await s.GetAsync($"v1/jobs/{number.Value}", WeirJson.Default.JobDetail).ConfigureAwait(false)).Job;
            return job.Mode is "stored" ? null : Where(job.Way, number.ToString());
        }
        catch (WeirException unknown) when (unknown.Code is ProblemCodes.NotFound or ProblemCodes.NotCaughtUp)
        {
            if (await JobVerb.OwnAsync(s, number).ConfigureAwait(false) is null)
            {
                throw;
            }

            return null;
        }
    }

    /// <summary>Both streams as text, once they have ended; where nothing is kept, where it went.</summary>
    private static async Task<int> JsonAsync(Session s, TrackingNumber number, string? elsewhere, bool follow)
    {
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        if (elsewhere is null)
        {
            await CopyAsync(s, number, follow, output, errors).ConfigureAwait(false);
        }

        await s.PrintAsync(
                JsonText.Object(json =>
                {
                    json.WriteNumber("number", number.Value);
                    json.WriteBoolean("kept", elsewhere is null);
                    json.WriteString("out", Encoding.UTF8.GetString(output.ToArray()));
                    json.WriteString("err", Encoding.UTF8.GetString(errors.ToArray()));
                    json.WriteString("text", elsewhere);
                })
            )
            .ConfigureAwait(false);
        return ExitStatus.Done;
    }

    private static Task CopyAsync(Session s, TrackingNumber number, bool follow, Stream output, Stream errors)
    {
        var wanted = follow ? "&follow=true" : "";
        return Task.WhenAll(
            s.Client.CopyAsync($"v1/jobs/{number.Value}/log?stream=out{wanted}", output, s.Cancellation),
            s.Client.CopyAsync($"v1/jobs/{number.Value}/log?stream=err{wanted}", errors, s.Cancellation)
        );
    }

    // A job's output is somebody else's: on a terminal it must not move the cursor, retitle the window or type.
    private static Stream Shown(Stream stream, bool onTerminal) => onTerminal ? new EscapedStream(stream) : stream;

    private static string Where(string way, string number) =>
        way switch
        {
            "cron" => $"job {number} was run by cron, which mails its output to the crontab's owner (or MAILTO); Weir keeps no copy",
            "at" => $"job {number} was run by at, which mails its output to the submitter; Weir keeps no copy",
            _ => $"job {number} ran in place: its output went where its submitter sent it; Weir keeps no copy",
        };
}
