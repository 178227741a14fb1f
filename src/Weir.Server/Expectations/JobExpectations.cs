using System.Globalization;
using Weir.Day;
using Weir.Jobs;
using Weir.Protocol.Jobs;
using Weir.Schedules.Expectations;

namespace Weir.Server.Expectations;

/// <summary>What is expected of one job, in numbers and in words.</summary>
internal static class JobExpectations
{
    // More of a chain are counted, not named.
    private const int MostNamed = 5;

    /// <summary>In numbers; <see langword="null"/> where it is over, or nothing is known of it and it waits for no other.</summary>
    public static ExpectedView? Of(DayState day, Job job, DateTimeOffset now) =>
        !job.State.IsEnd() && Find(day, job, now) is var (_, own) ? View(own, day.UsualOf(job)) : null;

    /// <summary>The same of an expectation at hand.</summary>
    public static ExpectedView View(Expectation own, RunTimeEstimate? usual) =>
        new(own.Start, own.End, own.Latest, own.IsAtLeast, (long?)usual?.Usual.TotalSeconds, usual?.Runs ?? 0);

    /// <summary>In words; of a job that waits for others also which of them ends last, and what that one waits for.</summary>
    public static ExplanationSection? SectionOf(DayState day, Job job, DateTimeOffset now, bool tellsOfOthers)
    {
        if (job.State.IsEnd() || Find(day, job, now) is not var (all, own))
        {
            return null;
        }

        List<string> lines = [];
        var chain = ExpectedEnds.ChainOf(all, job.Number.Value);
        if (chain.Count > 1 && tellsOfOthers)
        {
            lines.Add($"Of those that it waits for, {NameOf(day, chain[^2])} is expected to end last, {TimeOf(chain[^2].End, chain[^2])}");
            if (chain.Count > 2)
            {
                var before = chain.SkipLast(1).TakeLast(MostNamed).ToList();
                var more = chain.Count - 1 - before.Count;
                var named = string.Join(", then ", before.Select(one => $"{NameOf(day, one)} {TimeOf(one.End, one)}"));
                lines.Add($"The way there: {(more > 0 ? string.Create(CultureInfo.InvariantCulture, $"{more} more, then ") : "")}{named}");
            }
        }

        var start = job.StartedAt is null ? $"Expected to start {TimeOf(own.Start, own)}" : $"Started at {Moment(own.Start)}";
        lines.Add(
            day.UsualOf(job) is { } usual
                ? $"{start}, expected to end {TimeOf(own.End, own)}: it usually takes {Span(usual.Usual)}, by {Runs(usual.Runs)}"
                : $"{start}; nobody knows how long it takes, for it has not succeeded before"
        );
        return new ExplanationSection("EXPECTED", false, lines);
    }

    private static (IReadOnlyDictionary<int, Expectation> All, Expectation Own)? Find(DayState day, Job job, DateTimeOffset now)
    {
        var all = day.ExpectationsOf([job.Number], now);
        return all.TryGetValue(job.Number.Value, out var own) && (own.After is not null || day.UsualOf(job) is not null)
            ? (all, own)
            : null;
    }

    private static string NameOf(DayState day, Expectation one) =>
        day.TryFind(new TrackingNumber(one.Key), out var job)
            ? string.Create(CultureInfo.InvariantCulture, $"{job.Name} (job {one.Key}, {job.State})")
            : string.Create(CultureInfo.InvariantCulture, $"job {one.Key}");

    private static string TimeOf(DateTimeOffset at, Expectation one) => $"{(one.IsAtLeast ? "not before" : "at")} {Moment(at)}";

    private static string Moment(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd HH:mm:ss} UTC");

    private static string Span(TimeSpan span) => SpanText.Format((long)span.TotalSeconds);

    private static string Runs(int runs) => runs == 1 ? "one run" : string.Create(CultureInfo.InvariantCulture, $"its last {runs} runs");
}
