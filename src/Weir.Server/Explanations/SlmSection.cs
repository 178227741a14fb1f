using System.Globalization;
using Weir.Day;
using Weir.Day.Constraints;
using Weir.Day.Service;
using Weir.Jobs;
using Weir.Protocol.Jobs;
using Weir.ServiceLevels.History;
using Weir.ServiceLevels.Policies;

namespace Weir.Server.Explanations;

/// <summary>What the service levels say about a job that waits.</summary>
internal static class SlmSection
{
    private const string Insufficient = "Insufficient data";

    private static readonly string[] s_steps = ["Minimum", "Target", "Acceptable"];

    public static ExplanationSection Create(
        DayState day,
        JobService service,
        IReadOnlyList<Holder> holders,
        DateTimeOffset now,
        Wording wording
    )
    {
        var (queue, estimate) = (service.Job.Group.Queue, service.Estimate);
        var delay = Delay(service, holders, now);
        return new ExplanationSection(
            "SLM",
            false,
            [
                "Awaiting Execution",
                "",
                $"Batch Service : {(day.Service.Now(queue, now) is { } bucket ? Step(bucket, queue) : Insufficient)}",
                $"Trend : {ToText(day.Service.TrendOf(queue, now))}",
                "",
                $"Service Mode : {Mode(service)}",
                "",
                $"Job Service : {Job(service.Job.Bucket, queue)}",
                "",
                $"Estimated Time to Selection: {estimate.Ets.Text}",
                $"Effective Queue Time : {(service.Job.Delayed ? "Not currently being timed" : Span(service.Queued - delay, wording))}",
                $"Total Delay Time : {Span(delay, wording)}",
            ]
        );
    }

    /// <summary>Standard, or accelerated where its group does so with late jobs and it is late.</summary>
    public static string Mode(JobService service) =>
        service.Job.Group.AccelerateLate && service.Job.Bucket >= Bucket.Acceptable ? "Accelerated" : "Standard";

    /// <summary>A bucket's long name: <c>Target + 1/4</c>.</summary>
    public static string Step(int bucket, ServiceQueue queue) =>
        bucket == Bucket.Last
            ? queue == ServiceQueue.General
                ? "Critical"
                : "Late"
            : s_steps[bucket / 4] + (bucket % 4 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" + {bucket % 4}/4"));

    // The time that did not count for its goals, or since what delays it now began, whichever is longer.
    private static TimeSpan Delay(JobService service, IReadOnlyList<Holder> holders, DateTimeOffset now)
    {
        var since = holders.Where(ConstraintTable.Delay).Select(holder => holder.Since).DefaultIfEmpty(now).Min();
        var delayed = now - since < service.Queued ? now - since : service.Queued;
        return delayed > service.NotAged ? delayed : service.NotAged;
    }

    private static string Job(int bucket, ServiceQueue queue) =>
        bucket switch
        {
            < Bucket.Target => "Before Target",
            < Bucket.Acceptable => "Before Acceptable",
            < Bucket.Last => "After Acceptable",
            _ => queue == ServiceQueue.General ? "Critical" : "Late",
        };

    private static string ToText(Trend trend) => trend == Trend.Unknown ? Insufficient : trend.ToString();

    private static string Span(TimeSpan span, Wording wording) =>
        wording == Wording.Weir ? SpanText.Format((long)span.TotalSeconds)
        : span > TimeSpan.FromDays(1) ? "More than 1 day"
        : string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes}:{span.Seconds:D2}");
}
