using System.Globalization;

namespace Weir.Jobs.Plans;

/// <summary>How a job is late, as a sentence without its subject.</summary>
public static class LatenessText
{
    /// <summary>The sentence, such as <c>is late to start: it should have started by 2026-11-21 22:15:00Z</c>.</summary>
    public static string Of(Job job, Lateness what)
    {
        ArgumentNullException.ThrowIfNull(job);
        return what switch
        {
            Lateness.LateToStart => $"is late to start: it should have started by {Moment(job.Promise?.LateToStart)}",
            Lateness.LateToFinish => $"is late to finish: it should have ended by {Moment(job.Promise?.LateToFinish)}",
            Lateness.AboutToBeLate => $"is about to be late: it must end by {Moment(job.Promise?.MustEndBy)}",
            Lateness.Late => $"is late: it should have ended by {Moment(job.Promise?.MustEndBy)}",
            Lateness.RunningLong =>
                $"{(job.State.IsEnd() ? "ran" : "runs")} for longer than {Span(job.Promise?.UnusuallyLong)}, which is unusual",
            Lateness.RunningShort => $"was over in less than {Span(job.Promise?.UnusuallyShort)}, which is unusual",
            _ => $"{(job.State.IsEnd() ? "ran" : "runs")} for longer than {Span(job.Promise?.MaximumRunTime)}",
        };
    }

    private static string Moment(DateTimeOffset? at) => string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd HH:mm:ss'Z'}");

    private static string Span(TimeSpan? span) => SpanText.Format((long)span.GetValueOrDefault().TotalSeconds);
}
