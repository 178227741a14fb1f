using System.Globalization;
using Weir.ServiceLevels.History;
using Weir.ServiceLevels.Policies;

namespace Weir.Server.Queries;

/// <summary>How a job is served, in the words that operators of the original know.</summary>
internal static class ServiceLines
{
    private const string TooLittle = "Insufficient data";

    private static readonly string[] s_buckets =
    [
        "Minimum", "Minimum + 1/4", "Minimum + 2/4", "Minimum + 3/4", "Target", "Target + 1/4", "Target + 2/4", "Target + 3/4",
        "Acceptable", "Acceptable + 1/4", "Acceptable + 2/4", "Acceptable + 3/4",
    ];

    /// <summary>The lines of SLM.</summary>
    /// <param name="group">The job's group.</param>
    /// <param name="bucket">Its bucket.</param>
    /// <param name="estimate">When it will be selected.</param>
    /// <param name="effective">What its ageing clock shows; <see langword="null"/> where that stands still.</param>
    /// <param name="delay">How long it waited beside that.</param>
    /// <param name="point">The bucket that jobs of its queue are selected from; <see langword="null"/> where too few were.</param>
    /// <param name="trend">Where that goes.</param>
    public static IReadOnlyList<string> Of(ServiceGroup group, int bucket, Estimate estimate, TimeSpan? effective, TimeSpan delay, int? point, Trend trend) =>
    [
        "Awaiting Execution",
        "",
        $"Batch Service : {(point is { } from ? Name(from, group.Queue) : TooLittle)}",
        $"Trend : {(trend == Trend.Unknown ? TooLittle : trend.ToString())}",
        "",
        $"Service Mode : {Mode(group, bucket)}",
        "",
        $"Job Service : {Service(group, bucket)}",
        "",
        $"Estimated Time to Selection: {estimate.Text}",
        $"Effective Queue Time : {(effective is { } time ? Span(time) : "Not currently being timed")}",
        $"Total Delay Time : {Span(delay)}",
    ];

    /// <summary>A bucket in words: <c>Target + 1/4</c>.</summary>
    public static string Name(int bucket, ServiceQueue queue) =>
        bucket < s_buckets.Length ? s_buckets[bucket] : queue == ServiceQueue.Production ? "Late" : "Critical";

    private static string Mode(ServiceGroup group, int bucket) => group.AccelerateLate && bucket == Bucket.Count - 1 ? "Accelerated" : "Standard";

    private static string Service(ServiceGroup group, int bucket) => bucket switch
    {
        < 4 => "Before Target",
        < 8 => "Before Acceptable",
        < 12 => group.Goals.Critical is null ? "After Acceptable" : "Before Critical",
        _ => group.Queue == ServiceQueue.Production ? "Late" : "Critical",
    };

    private static string Span(TimeSpan time) =>
        time > TimeSpan.FromDays(1) ? "More than 1 day" : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}:{time.Seconds:00}");
}
