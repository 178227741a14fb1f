using System.CommandLine;
using System.Text;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;

namespace Weir.Cli.Verbs;

internal static class Log
{
    public static Verb Build(Frame frame)
    {
        var verb = new Verb("log", "Print a job's output: its stdout to stdout, its stderr to stderr.", "weir log 147", "weir log 147 -f", "weir log 147 2>/dev/null", "weir log 147 --raw");
        var job = JobArguments.One();
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on printing until the job has ended." };
        var raw = new Option<bool>("--raw") { Description = "On a terminal too, print the bytes as they are: what they do to it is the job's choice." };
        verb.Arguments.Add(job);
        verb.Options.Add(follow);
        verb.Options.Add(raw);
        frame.Do(verb, async s =>
        {
            var number = await JobReference.ResolveAsync(s, s.Value(job)).ConfigureAwait(false);
            var detail = await s.GetAsync($"v1/jobs/{number.Value}", WeirJson.Default.JobDetail).ConfigureAwait(false);
            var kept = detail.Job.Mode is "stored";
            if (s.Json)
            {
                return await JsonAsync(s, number, kept ? null : Where(detail.Job.Way, number.ToString()), s.Value(follow)).ConfigureAwait(false);
            }

            if (!kept)
            {
                s.Note("weir: log: " + Where(detail.Job.Way, number.ToString()));
                return ExitStatus.Done;
            }

            var output = Shown(s.Around.RawOut, s.Around.OutIsTerminal && !s.Value(raw));
            var errors = Shown(s.Around.RawError, s.Around.ErrorIsTerminal && !s.Value(raw));
            await CopyAsync(s, number, s.Value(follow), output, errors).ConfigureAwait(false);
            return ExitStatus.Done;
        });
        return verb;
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

        await s.PrintAsync(JsonText.Object(json =>
        {
            json.WriteNumber("number", number.Value);
            json.WriteBoolean("kept", elsewhere is null);
            json.WriteString("out", Encoding.UTF8.GetString(output.ToArray()));
            json.WriteString("err", Encoding.UTF8.GetString(errors.ToArray()));
            json.WriteString("text", elsewhere);
        })).ConfigureAwait(false);
        return ExitStatus.Done;
    }

    private static Task CopyAsync(Session s, TrackingNumber number, bool follow, Stream output, Stream errors)
    {
        var wanted = follow ? "&follow=true" : "";
        return Task.WhenAll(
            s.Client.CopyAsync($"v1/jobs/{number.Value}/log?stream=out{wanted}", output, s.Cancellation),
            s.Client.CopyAsync($"v1/jobs/{number.Value}/log?stream=err{wanted}", errors, s.Cancellation));
    }

    // A job's output is somebody else's: on a terminal it must not move the cursor, retitle the window or type.
    private static Stream Shown(Stream stream, bool onTerminal) => onTerminal ? new EscapedStream(stream) : stream;

    private static string Where(string way, string number) => way switch
    {
        "cron" => $"job {number} was run by cron, which mails its output to the crontab's owner (or MAILTO); Weir keeps no copy",
        "at" => $"job {number} was run by at, which mails its output to the submitter; Weir keeps no copy",
        _ => $"job {number} ran in place: its output went where its submitter sent it; Weir keeps no copy",
    };
}
