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
            Lateness.LateToStart => $"is late to start: it should have started by {MomentText.Format(job.Promise?.LateToStart)}",
            Lateness.LateToFinish => $"is late to finish: it should have ended by {MomentText.Format(job.Promise?.LateToFinish)}",
            Lateness.AboutToBeLate => $"is about to be late: it must end by {MomentText.Format(job.Promise?.MustEndBy)}",
            Lateness.Late => $"is late: it should have ended by {MomentText.Format(job.Promise?.MustEndBy)}",
            Lateness.RunningLong =>
                $"{(job.State.IsEnd() ? "ran" : "runs")} for longer than {Span(job.Promise?.UnusuallyLong)}, which is unusual",
            Lateness.RunningShort => $"was over in less than {Span(job.Promise?.UnusuallyShort)}, which is unusual",
            _ => $"{(job.State.IsEnd() ? "ran" : "runs")} for longer than {Span(job.Promise?.MaximumRunTime)}",
        };
    }

    private static string Span(TimeSpan? span) => SpanText.Format((long)span.GetValueOrDefault().TotalSeconds);
}
