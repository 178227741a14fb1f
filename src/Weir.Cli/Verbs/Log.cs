using System.CommandLine;
using Weir.Cli.Running;
using Weir.Protocol;

namespace Weir.Cli.Verbs;

internal static class Log
{
    public static Verb Build(Frame frame)
    {
        var verb = new Verb("log", "Print a job's output: its stdout to stdout, its stderr to stderr.", "weir log 147", "weir log 147 -f", "weir log 147 2>/dev/null");
        var job = JobArguments.One();
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on printing until the job has ended." };
        verb.Arguments.Add(job);
        verb.Options.Add(follow);
        frame.Do(verb, async s =>
        {
            var number = await JobReference.ResolveAsync(s, s.Value(job)).ConfigureAwait(false);
            var detail = await s.GetAsync($"v1/jobs/{number.Value}", WeirJson.Default.JobDetail).ConfigureAwait(false);
            if (detail.Job.Mode is not "stored")
            {
                s.Note(Where(detail.Job.Way, number.ToString()));
                return ExitStatus.Done;
            }

            var wanted = s.Value(follow) ? "&follow=true" : "";
            var output = s.Client.CopyAsync($"v1/jobs/{number.Value}/log?stream=out{wanted}", s.Around.RawOut, s.Cancellation);
            var errors = s.Client.CopyAsync($"v1/jobs/{number.Value}/log?stream=err{wanted}", s.Around.RawError, s.Cancellation);
            await Task.WhenAll(output, errors).ConfigureAwait(false);
            return ExitStatus.Done;
        });
        return verb;
    }

    private static string Where(string way, string number) => way switch
    {
        "cron" => $"weir: log: job {number} was run by cron, which mails its output to the crontab's owner (or MAILTO); Weir keeps no copy",
        "at" => $"weir: log: job {number} was run by at, which mails its output to the submitter; Weir keeps no copy",
        _ => $"weir: log: job {number} ran in place: its output went where its submitter sent it; Weir keeps no copy",
    };
}
