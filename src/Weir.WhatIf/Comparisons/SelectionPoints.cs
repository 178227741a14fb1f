namespace Weir.WhatIf.Comparisons;

/// <summary>The selection point over time, in parts of five minutes or as many times that as keeps a picture readable.</summary>
internal static class SelectionPoints
{
    private const int MostParts = 120;
    private const int FewestJobs = 3;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    public static IReadOnlyList<SelectionPoint> Compute(JudgedJobs jobs, IReadOnlyList<DateTimeOffset?> selected, TimeSpan width)
    {
        var parts = new List<(int Jobs, long Buckets)>();
        for (var job = 0; job < selected.Count; job++)
        {
            if (selected[job] is not { } at)
            {
                continue;
            }

            var part = (int)((at - jobs.From) / width);
            while (parts.Count <= part)
            {
                parts.Add((0, 0));
            }

            parts[part] = (parts[part].Jobs + 1, parts[part].Buckets + jobs.Group(job).Ageing.BucketOf(at - jobs.At(job)));
        }

        return
        [
            .. parts.Select(
                (part, index) =>
                    new SelectionPoint(
                        jobs.From + (index * width),
                        part.Jobs,
                        part.Jobs < FewestJobs ? null : Math.Round((double)part.Buckets / part.Jobs, 3)
                    )
            ),
        ];
    }

    /// <summary>How long each part is for selections that go on for so long; the same for all that are compared.</summary>
    public static TimeSpan Width(TimeSpan all) => Step * Math.Max(1, Math.Ceiling(all / (Step * MostParts)));
}
