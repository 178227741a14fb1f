using System.Globalization;
using Weir.Protocol.Jobs;

namespace Weir.WhatIf.Swf;

/// <summary>
/// Jobs that a server remembers as a log. Users and programs become numbers in the order in which they first come, as the
/// format wants it; job queues and machines too, and the header names these.
/// </summary>
public static class HistoryLog
{
    /// <summary>All jobs, those that never started too.</summary>
    public static SwfLog From(IReadOnlyList<JobView> jobs)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        JobView[] inOrder = [.. jobs.OrderBy(job => job.SubmittedAt).ThenBy(job => job.Number)];
        var start = inOrder.Length == 0 ? 0 : inOrder[0].SubmittedAt.ToUnixTimeSeconds();
        var (users, programs, queues, machines) = (
            new Dictionary<string, int>(),
            new Dictionary<string, int>(),
            new Dictionary<string, int>(),
            new Dictionary<string, int>()
        );
        SwfJob[] items =
        [
            .. inOrder.Select(
                (job, index) =>
                    new SwfJob
                    {
                        Number = index + 1,
                        SubmitTime = job.SubmittedAt.ToUnixTimeSeconds() - start,
                        WaitTime = Seconds(job.SubmittedAt, job.StartedAt),
                        RunTime = Seconds(job.StartedAt, job.EndedAt),
                        Processors = 1,
                        ProcessorTime = job.CpuMicroseconds is { } time ? Math.Round(time / 1_000_000m, 2) : SwfJob.Unknown,
                        Memory = job.PeakKibibytes ?? SwfJob.Unknown,
                        RequestedProcessors = 1,
                        Status = job.State switch
                        {
                            "Succeeded" => 1,
                            "Cancelled" or "Skipped" => 5,
                            _ => 0,
                        },
                        User = NumberOf(users, job.User),
                        Executable = NumberOf(programs, job.Name.Text.Split('$')[0]),
                        Queue = NumberOf(queues, job.JobQueue.ToString()),
                        Partition = NumberOf(machines, job.Machine),
                    }
            ),
        ];
        return new SwfLog(
            [
                "; Version: 2.2",
                "; Installation: Weir",
                string.Create(CultureInfo.InvariantCulture, $"; MaxJobs: {items.Length}"),
                string.Create(CultureInfo.InvariantCulture, $"; MaxRecords: {items.Length}"),
                string.Create(CultureInfo.InvariantCulture, $"; UnixStartTime: {start}"),
                "; TimeZone: 0",
                "; TimeZoneString: UTC",
                .. Named("Queue", queues),
                .. Named("Partition", machines),
            ],
            items
        );
    }

    private static IEnumerable<string> Named(string key, Dictionary<string, int> names) =>
        names.OrderBy(name => name.Value).Select(name => string.Create(CultureInfo.InvariantCulture, $"; {key}: {name.Value} {name.Key}"));

    private static int NumberOf(Dictionary<string, int> names, string name)
    {
        if (!names.TryGetValue(name, out var number))
        {
            names.Add(name, number = names.Count + 1);
        }

        return number;
    }

    // Whole seconds, as the format has them; a clock that was set back makes none.
    private static decimal Seconds(DateTimeOffset? from, DateTimeOffset? to) =>
        to - from is { } span ? Math.Max(0, Math.Round((decimal)span.TotalSeconds, MidpointRounding.AwayFromZero)) : SwfJob.Unknown;
}
