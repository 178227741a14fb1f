using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Gate;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

internal static class JobVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb("job", "Show everything about one job, with its history.", "weir job 147", "weir job AdHoc/NIGHTLY --json");
        var job = JobArguments.One();
        verb.Arguments.Add(job);
        context.Do(
            verb,
            async s =>
            {
                var number = await JobReference.ResolveAsync(s, s.Value(job)).ConfigureAwait(false);
                var own = s.Json ? null : await OwnAsync(s, number).ConfigureAwait(false);
                return await s.ShowAsync($"v1/jobs/{number.Value}", WeirJson.Default.JobDetail, d => Print(s, d, own))
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    // What only the job's own machine knows. Where another is asked, or this user may not see it, there is nothing to show.
    public static async Task<TrackedView?> OwnAsync(Session session, TrackingNumber number)
    {
        try
        {
            return await session.GetAsync($"v1/tracked/{number.Value}", WeirJson.Default.TrackedView).ConfigureAwait(false);
        }
        catch (WeirException)
        {
            return null;
        }
    }

    private static string? Expected(ExpectedView? expected, Clock clock)
    {
        if (expected is null)
        {
            return null;
        }

        var usual = expected.UsualSeconds is { } seconds
            ? $"usually {SpanText.Format(seconds)}, by {expected.Runs.ToString(CultureInfo.InvariantCulture)} {(expected.Runs == 1 ? "run" : "runs")}"
            : "never run before";
        return $"{clock.Full(expected.Start)} to {clock.Full(expected.End)}{(expected.IsAtLeast ? " or later" : "")} ({usual})";
    }

    private static string? Promised(JobView job, Clock clock)
    {
        string?[] parts =
        [
            job.LateToStart is null ? null : $"to start by {clock.Full(job.LateToStart)}",
            job.LateToFinish is null ? null : $"to end by {clock.Full(job.LateToFinish)}",
            job.MustEndBy is null ? null : $"must end by {clock.Full(job.MustEndBy)}",
            job.MaxRunSeconds is { } most ? $"to run for {SpanText.Format(most)} at most" : null,
        ];
        var said = string.Join(", ", parts.Where(part => part is not null));
        return said.Length == 0 ? null : said;
    }

    private static void Print(Session session, JobDetail detail, TrackedView? own)
    {
        var job = detail.Job;
        var clock = session.Clock;
        var fields = new FieldList(session.Out, session.Process.Width);
        fields.Add("Job", $"{JobText.Number(job.Number)} {job.Name} ({job.Id})");
        fields.Add(
            "State",
            job.State + (JobText.Exit(job) is { Length: > 0 } exit ? $", exit {exit}" : "") + (job.Exceptional ? ", exceptional" : "")
        );
        fields.Add("Reason", job.ReasonText is null ? null : $"{clock.Said(job.ReasonText, 1000)} [{job.ReasonCode}]");
        fields.Add("User", $"{job.User} on {job.Machine}");
        fields.Add("Schedule", $"{job.Schedule} of {job.Date:yyyy-MM-dd}");
        fields.Add("Way", $"{job.Way}, {job.Mode}, {job.TrackType}" + (job.Rule is null ? "" : $" by rule {job.Rule}"));
        fields.Add(
            "Description",
            $"{job.JobDescription}, queue {job.JobQueue}, priority {job.Priority.ToString(CultureInfo.InvariantCulture)}"
        );
        fields.Add("Limits", job.Limits.Count > 0 ? string.Join(' ', job.Limits) : null);
        fields.Add(
            "Service",
            job.Group is null
                ? job.Service?.Text
                : $"{job.Group}{(job.Bucket is null ? "" : $", bucket {job.Bucket}")}{(job.Service is null || string.Equals(job.Service.Value.Text, job.Group, StringComparison.OrdinalIgnoreCase) ? "" : $", asked for {job.Service}")}"
        );
        fields.Add("Command", job.Command);
        fields.Add("Job date", job.JobDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        fields.Add("Not before", job.NotBefore is null ? null : clock.Full(job.NotBefore));
        fields.Add("Promised", Promised(job, clock));
        fields.Add("Late", JobText.Late(job) is { Length: > 0 } late ? late : null);
        fields.Add("Expected", Expected(job.Expected, clock));
        fields.Add("Submitted", clock.Full(job.SubmittedAt));
        fields.Add(
            "Started",
            job.StartedAt is null ? null : clock.Full(job.StartedAt) + (job.StartedBy is null ? "" : $" by {job.StartedBy}")
        );
        fields.Add("Ended", job.EndedAt is null ? null : clock.Full(job.EndedAt));
        fields.Add(
            "Process",
            job.ProcessId is { } process
                ? process.ToString(CultureInfo.InvariantCulture) + (own?.Cgroup is { } cgroup ? $" in {cgroup}" : "")
                : null
        );
        fields.Add(
            "Used",
            job.CpuMicroseconds is { } cpu
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{cpu / 1e6:0.00}s of the processor{(job.PeakKibibytes is { } peak ? $", {ByteSize.About(peak * 1024)} of memory at most" : "")}"
                )
                : null
        );
        fields.Add("Tracked", own?.Meaning is { } meaning ? $"{own.Letter} {own.Status}: {meaning}" : null);
        fields.Add("Rerun of", job.RerunOf is { } old ? JobText.Number(old) : null);
        fields.Add(
            "Parent",
            job.Parent is { } parent ? $"{JobText.Number(parent)}{(job.JoinedParent ? ", whose schedule it joined" : "")}" : null
        );
        fields.Add("Monitor", job.Monitor);
        fields.Add("Libraries", own?.LibraryList is { } libraries ? string.Join(':', libraries) : null);
        fields.Add("Data area", own?.LocalDataArea is { } area ? Printable.Escape(area, JobSpec.LocalDataAreaSize) : null);
        fields.Add("Leftovers", job.OnLeftovers == "wait" ? null : job.OnLeftovers);
        foreach (var holder in job.Holders)
        {
            fields.Add("Held by", $"{holder.Manager}: {clock.Said(holder.Text, 1000)}");
        }

        if (detail.Values.Count > 0)
        {
            session.Out.WriteLine();
            var values = new Table(new("Value"), new("Submitted"), new("Defined"), new("Effective", Gives: true));
            foreach (var value in detail.Values)
            {
                values.Add(value.Field, value.Submitted ?? "-", value.Defined ?? "*", value.Effective);
            }

            session.Write(values);
        }

        if (detail.History.Count > 0)
        {
            session.Out.WriteLine();
            var table = new Table(new("At"), new("What"), new("By"), new("Text", Gives: true));
            foreach (var line in detail.History)
            {
                table.Add(clock.Full(line.At), line.Code, line.By ?? "", clock.Said(line.Text, 1000));
            }

            session.Write(table);
        }
    }
}
