using Weir.Jobs;
using Weir.Protocol.Jobs;
using Weir.WhatIf.Arrivals;
using Weir.WhatIf.Swf;

namespace Weir.WhatIf.Tests.Arrivals;

public sealed class HistoryArrivalsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly JobView[] Past =
    [
        Job(3, "LATER", 90) with
        {
            StartedAt = Noon.AddSeconds(100),
            EndedAt = Noon.AddSeconds(160),
            User = "bob",
            State = "Failed",
        },
        Job(2, "NEVER", 5) with
        {
            State = "Cancelled",
        },
        Job(1, "FIRST$0001", 0) with
        {
            StartedAt = Noon.AddSeconds(1),
            EndedAt = Noon.AddSeconds(31),
            Service = ObjectName.Parse("FINANCE.MONTH"),
            CpuMicroseconds = 1_234_567,
            PeakKibibytes = 2048,
            JobQueue = QualifiedName.Parse("CRON/CRON"),
        },
    ];

    [Fact]
    public void Jobs_that_ran_come_as_they_came_with_their_wishes()
    {
        var arrivals = HistoryArrivals.From(Past, "the day");

        Assert.Equal(["FIRST$0001", "LATER"], arrivals.Items.Select(item => item.Name.Text));
        Assert.Equal([TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60)], arrivals.Items.Select(item => item.Runs));
        Assert.Equal("FINANCE.MONTH", arrivals.Items[0].Service?.Text);
        Assert.Equal("build01", arrivals.Items[0].Machine);
        Assert.Equal(1, arrivals.LeftOut);
        Assert.False(arrivals.ServiceIsSupposed);
    }

    [Fact]
    public void As_a_log_users_programs_queues_and_machines_are_numbers_and_the_header_names_the_last_two()
    {
        var log = HistoryLog.From(Past);

        Assert.Equal(["; Queue: 1 CRON/CRON", "; Queue: 2 WEIR/DEFAULT", "; Partition: 1 build01"], log.Header.TakeLast(3));
        Assert.Equal("1795262400", log.Says("UnixStartTime"));
        Assert.Equal(
            new SwfJob
            {
                Number = 1,
                SubmitTime = 0,
                WaitTime = 1,
                RunTime = 30,
                Processors = 1,
                ProcessorTime = 1.23m,
                Memory = 2048,
                RequestedProcessors = 1,
                Status = 1,
                User = 1,
                Executable = 1,
                Queue = 1,
                Partition = 1,
            },
            log.Jobs[0]
        );
        Assert.Equal((5m, -1m, -1m, 5L), (log.Jobs[1].SubmitTime, log.Jobs[1].WaitTime, log.Jobs[1].RunTime, log.Jobs[1].Status));
        Assert.Equal(
            (90m, 10m, 60m, 0L, 2L, 3L),
            (
                log.Jobs[2].SubmitTime,
                log.Jobs[2].WaitTime,
                log.Jobs[2].RunTime,
                log.Jobs[2].Status,
                log.Jobs[2].User,
                log.Jobs[2].Executable
            )
        );
    }

    [Fact]
    public void A_day_without_jobs_is_an_empty_log() => Assert.Empty(HistoryLog.From([]).Jobs);

    private static JobView Job(int number, string name, int after) =>
        new(new JobSpec { Name = ObjectName.Parse(name) })
        {
            Number = number,
            Id = $"J{number:D7}",
            User = "alice",
            Machine = "build01",
            Schedule = "AdHoc",
            Date = new DateOnly(2026, 11, 21),
            State = "Succeeded",
            Holders = [],
            SubmittedAt = Noon.AddSeconds(after),
            TrackType = "queue",
            Way = "submit",
            Mode = "stored",
        };
}
