using System.Globalization;
using Weir.Jobs;
using Weir.WhatIf.Swf;

namespace Weir.WhatIf.Arrivals;

/// <summary>Jobs of a log in the Standard Workload Format as arrivals: one slot a job, however many processors it had.</summary>
public static class LogArrivals
{
    private static readonly DateTimeOffset StartOfUndated = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The jobs that ran, by their time of submission.</summary>
    /// <param name="log">The log.</param>
    /// <param name="source">What to call it.</param>
    /// <param name="seed">Draws the fifth of the jobs that is urgent.</param>
    public static ArrivalList From(SwfLog log, string source, int seed)
    {
        ArgumentNullException.ThrowIfNull(log);
        var start = StartOf(log);
        var classes = new ServiceClasses(seed);
        Arrival[] items =
        [
            .. log
                .Jobs.Where(job => job.RunTime >= 0)
                .OrderBy(job => job.SubmitTime)
                .ThenBy(job => job.Number)
                .Select((job, index) => From(job, index, start, classes)),
        ];
        return new ArrivalList(source, items, log.Jobs.Count - items.Length) { ServiceIsSupposed = true };
    }

    private static Arrival From(SwfJob job, int index, DateTimeOffset start, ServiceClasses classes)
    {
        // No two have the same name, so that none is named after another.
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{(job.Executable >= 0 ? "X" : "JOB")}{Math.Max(job.Executable, 0)}.{index + 1}"
        );
        var user = job.User >= 0 ? string.Create(CultureInfo.InvariantCulture, $"u{job.User}") : "nobody";
        return new Arrival(start + Seconds(job.SubmitTime), Seconds(job.RunTime), ObjectName.Parse(name), user)
        {
            JobQueue =
                job.Queue >= 0
                    ? QualifiedName.Parse(string.Create(CultureInfo.InvariantCulture, $"SWF/Q{job.Queue}"))
                    : QualifiedName.Default,
            Service = classes.Create(job.Number, job.RequestedTime >= 0 ? job.RequestedTime : job.RunTime),
        };
    }

    private static TimeSpan Seconds(decimal value) => new((long)(value * TimeSpan.TicksPerSecond));

    private static DateTimeOffset StartOf(SwfLog log) =>
        long.TryParse(log.Says("UnixStartTime"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds is > 0 and < 10_000_000_000
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : StartOfUndated;
}
