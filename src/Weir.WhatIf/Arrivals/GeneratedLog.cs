using System.Globalization;
using Weir.WhatIf.Swf;

namespace Weir.WhatIf.Arrivals;

/// <summary>
/// A week of jobs that nobody ran, for trying things out: people who come by day and on workdays, submit several jobs of one
/// program at a time, and request more time than they need. The same seed makes the same log, byte for byte.
/// </summary>
public static class GeneratedLog
{
    private const int Jobs = 1000;
    private const int Users = 20;
    private const int Monday = 1_767_571_200;
    private const int Week = 7 * 86_400;

    /// <summary>How much begins in each hour of a day.</summary>
    private static readonly int[] Hours = [2, 1, 1, 1, 1, 1, 2, 5, 10, 14, 15, 13, 10, 13, 15, 14, 11, 8, 5, 4, 4, 3, 3, 2];

    private static readonly int[] Requests = [60, 300, 600, 1800, 3600, 7200, 14_400, 28_800, 57_600];

    /// <summary>Makes it.</summary>
    public static SwfLog Generate(int seed)
    {
        var seededRandom = new SeededRandom(seed);
        List<SwfJob> jobs = [];
        while (jobs.Count < Jobs)
        {
            Session(jobs, seededRandom);
        }

        SwfJob[] inOrder =
        [
            .. jobs.Take(Jobs)
                .OrderBy(job => job.SubmitTime)
                .ThenBy(job => job.Number)
                .Select((job, index) => job with { Number = index + 1 }),
        ];
        return new SwfLog(Header(seed), inOrder);
    }

    private static string[] Header(int seed) =>
        [
            "; Version: 2.2",
            "; Computer: none",
            string.Create(CultureInfo.InvariantCulture, $"; Installation: weir simulate --generate {seed}"),
            "; Note: generated; nobody ran these jobs",
            string.Create(CultureInfo.InvariantCulture, $"; MaxJobs: {Jobs}"),
            string.Create(CultureInfo.InvariantCulture, $"; MaxRecords: {Jobs}"),
            string.Create(CultureInfo.InvariantCulture, $"; UnixStartTime: {Monday}"),
            "; TimeZone: 0",
            "; TimeZoneString: UTC",
        ];

    /// <summary>One person submits some jobs of one program.</summary>
    private static void Session(List<SwfJob> jobs, SeededRandom seededRandom)
    {
        // Few people submit much: the square leans to the first of them.
        var user = 1 + (int)(Users * Math.Pow(seededRandom.Next(), 2));
        var program = seededRandom.Below(3);
        var request = Requests[((user * 5) + (program * 4) + seededRandom.Below(2)) % Requests.Length];
        var at = Start(seededRandom);
        for (var left = 1 + (int)(12 * Math.Pow(seededRandom.Next(), 3)); left > 0; left--)
        {
            var fails = seededRandom.Next() < 0.08;
            var run = fails ? 1 + seededRandom.Below(Math.Min(60, request)) : 1 + (int)(request * Math.Pow(seededRandom.Next(), 2));
            jobs.Add(
                new SwfJob
                {
                    Number = jobs.Count + 1,
                    SubmitTime = at,
                    RunTime = run,
                    Processors = 1,
                    RequestedProcessors = 1,
                    RequestedTime = request,
                    Status = fails ? 0 : 1,
                    User = user,
                    Group = 1 + (user % 4),
                    Executable = (user * 3) + program,
                    Queue = 1,
                    Partition = 1,
                }
            );
            at = Math.Min(Week - 1, at + 5 + seededRandom.Below(120));
        }
    }

    private static int Start(SeededRandom seededRandom)
    {
        while (true)
        {
            var day = seededRandom.Below(7);
            var hour = seededRandom.Below(24);
            var isWeekend = day >= 5;
            if (seededRandom.Below(15) < Hours[hour] && (!isWeekend || seededRandom.Below(4) == 0))
            {
                return (((day * 24) + hour) * 3600) + seededRandom.Below(3600);
            }
        }
    }
}
