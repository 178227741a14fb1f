using Weir.WhatIf.Arrivals;
using Weir.WhatIf.Swf;

namespace Weir.WhatIf.Tests.Arrivals;

public sealed class GeneratedLogTests
{
    [Fact]
    public void The_week_that_is_shipped_is_what_its_seed_makes() =>
        Assert.Equal(File.ReadAllBytes(Examples.PathOf("week.swf")), Bytes(14));

    [Fact]
    public void Another_seed_makes_another_week() => Assert.NotEqual(Bytes(1), Bytes(2));

    [Fact]
    public void A_week_has_a_thousand_jobs_in_order_within_seven_days()
    {
        var jobs = GeneratedLog.Generate(3).Jobs;

        Assert.Equal(Enumerable.Range(1, 1000).Select(number => (long)number), jobs.Select(job => job.Number));
        Assert.Equal(jobs.Select(job => job.SubmitTime).Order(), jobs.Select(job => job.SubmitTime));
        Assert.All(jobs, job => Assert.InRange(job.SubmitTime, 0, (7 * 86_400) - 1));
        Assert.All(jobs, job => Assert.InRange(job.RunTime, 1, job.RequestedTime));
    }

    private static byte[] Bytes(int seed)
    {
        using var file = new MemoryStream();
        SwfWriter.Write(GeneratedLog.Generate(seed), file);
        return file.ToArray();
    }
}
