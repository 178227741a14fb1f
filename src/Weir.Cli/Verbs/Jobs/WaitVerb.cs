using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

/// <summary>Waits for jobs to be over, over restarts of the server, too.</summary>
internal static class WaitVerb
{
    private const int Most = 1000;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "wait",
            "Wait until jobs are over; ends with 0 where all ended well.",
            "weir wait 147",
            "weir wait 147 148 --any",
            "weir wait --name 'LOAD*' --date today --timeout 2h"
        );
        var named = JobArguments.Several();
        var selection = new SelectionOptions();
        var any = new Option<bool>("--any") { Description = "The first that is over is enough." };
        var timeout = new Option<string?>("--timeout") { Description = "Wait no longer than that: 90s, 30m, 2h.", HelpName = "TIME" };
        verb.Arguments.Add(named);
        selection.AddTo(verb);
        verb.Options.Add(any);
        verb.Options.Add(timeout);
        context.Do(
            verb,
            async s =>
            {
                var most = s.Value(timeout) is { } text
                    ? DurationText.TryParse(text, out var span) && span > TimeSpan.Zero
                        ? span
                        : throw new UsageException(
                            $"--timeout '{Printable.Escape(text)}' is not allowed; allowed is {DurationText.Allowed}"
                        )
                    : Timeout.InfiniteTimeSpan;
                var numbers = await NumbersAsync(s, s.Value(named), selection).ConfigureAwait(false);
                using var bounded = new CancellationTokenSource(most, s.Process.Time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(bounded.Token, s.Cancellation);
                try
                {
                    return await WaitAsync(s, new JobsWait(numbers, s.Value(any)), either.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (bounded.IsCancellationRequested && !s.Cancellation.IsCancellationRequested)
                {
                    s.Note($"weir: wait: not over within {DurationText.ToText(most)}");
                    return ExitStatus.TimedOut;
                }
            }
        );
        return verb;
    }

    private static async Task<IReadOnlyList<int>> NumbersAsync(Session s, string[] named, SelectionOptions selection)
    {
        var selected = await selection.ReadAsync(s).ConfigureAwait(false);
        if (named.Length > 0 == !selected.IsEverything)
        {
            throw new UsageException(
                named.Length > 0
                    ? "jobs are named or selected, not both; leave out JOB or the options that select"
                    : "JOB is missing; name jobs, or select them by --name, --state and so on; see weir wait --help"
            );
        }

        List<int> numbers = [];
        foreach (var text in NumberRanges.Expand(named))
        {
            numbers.Add((await JobReference.ResolveAsync(s, text).ConfigureAwait(false)).Value);
        }

        if (named.Length > 0)
        {
            // Where no Weir answers at all, nothing is waited for.
            await s.GetAsync("v1/whoami", WeirJson.Default.Whoami).ConfigureAwait(false);
        }
        else
        {
            var page = await s.GetAsync(
                    $"v1/jobs?{selected.ToQuery()}&limit={Most.ToString(CultureInfo.InvariantCulture)}",
                    WeirJson.Default.JobPage
                )
                .ConfigureAwait(false);
            if (page.Next is not null)
            {
                throw new UsageException($"more than {Most} jobs are selected; at most {Most} are waited for");
            }

            numbers.AddRange(page.Items.Select(job => job.Number));
        }

        return numbers.Count > 0 ? numbers : throw new WeirException(ProblemCodes.NotFound, "no job is selected", ExitStatus.NotFound);
    }

    private static async Task<int> WaitAsync(Session s, JobsWait wait, CancellationToken cancellation)
    {
        using var patient = s.OpenPatient();
        while (true)
        {
            try
            {
                var page = await patient
                    .SendAsync(HttpMethod.Post, "v1/jobs/wait", wait, WeirJson.Default.JobsWait, WeirJson.Default.JobPage, cancellation)
                    .ConfigureAwait(false);
                return await PrintAsync(s, page).ConfigureAwait(false);
            }
            catch (WeirException away) when (away.ExitCode == ExitStatus.NotReachable)
            {
                // It answered a moment ago: it is being started again, and the jobs go on meanwhile.
                await Task.Delay(s_pause, s.Process.Time, cancellation).ConfigureAwait(false);
            }
        }
    }

    private static async Task<int> PrintAsync(Session s, JobPage page)
    {
        if (s.Json)
        {
            await s.PrintAsync(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(page, WeirJson.Default.JobPage)).ConfigureAwait(false);
        }
        else
        {
            foreach (var job in page.Items)
            {
                var exit = JobText.Exit(job);
                s.Out.WriteLine(
                    $"job {JobText.Number(job.Number)} {Printable.Escape(job.Name.Text, 64)}: {job.State}{(exit.Length == 0 ? "" : ", exit " + exit)}"
                );
            }
        }

        return page.Items.All(job => job.State is nameof(JobState.Succeeded) or nameof(JobState.Skipped) or nameof(JobState.Fixed))
            ? ExitStatus.Done
            : ExitStatus.Refused;
    }
}
