using Weir.WhatIf.Arrivals;
using Weir.WhatIf.Swf;

namespace Weir.WhatIf.Tests.Arrivals;

public sealed class LogArrivalsTests
{
    [Theory]
    [InlineData(600, 1, "SHORT")]
    [InlineData(601, 1, "MEDIUM")]
    [InlineData(3600, 1, "MEDIUM")]
    [InlineData(14_400, 1, "LONG")]
    [InlineData(14_401, 1, "HUGE")]
    [InlineData(-1, 600, "SHORT")]
    [InlineData(-1, 700, "MEDIUM")]
    public void A_job_is_of_the_type_of_its_requested_time_or_else_of_its_run_time(int requested, int runs, string type)
    {
        var arrivals = Of(
            new SwfJob
            {
                Number = 1,
                SubmitTime = 0,
                RunTime = runs,
                RequestedTime = requested,
            }
        );

        Assert.EndsWith("." + type, Assert.Single(arrivals.Items).Service?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void About_a_fifth_is_urgent_and_the_same_seed_draws_the_same()
    {
        SwfJob[] jobs =
        [
            .. Enumerable
                .Range(1, 10_000)
                .Select(number => new SwfJob
                {
                    Number = number,
                    SubmitTime = number,
                    RunTime = 1,
                }),
        ];

        var drawn = LogArrivals.From(new SwfLog([], jobs), "", seed: 1).Items.Select(IsUrgent).ToArray();

        Assert.InRange(drawn.Count(isUrgent => isUrgent), 1900, 2100);
        Assert.Equal(drawn, LogArrivals.From(new SwfLog([], jobs), "", seed: 1).Items.Select(IsUrgent));
        Assert.NotEqual(drawn, LogArrivals.From(new SwfLog([], jobs), "", seed: 2).Items.Select(IsUrgent));

        static bool IsUrgent(Arrival arrival) => arrival.Service!.Value.Text.StartsWith("URGENT.", StringComparison.Ordinal);
    }

    [Fact]
    public void Jobs_that_never_ran_are_left_out_and_counted()
    {
        var arrivals = Of(
            new SwfJob { Number = 1, SubmitTime = 0 },
            new SwfJob
            {
                Number = 2,
                SubmitTime = 7,
                RunTime = 0,
            }
        );

        Assert.Equal(1, arrivals.LeftOut);
        Assert.Equal(TimeSpan.Zero, Assert.Single(arrivals.Items).Runs);
    }

    [Fact]
    public void Jobs_come_in_the_order_of_their_submission_at_the_logs_own_time()
    {
        var log = new SwfLog(
            ["; UnixStartTime: 843480031"],
            [
                new SwfJob
                {
                    Number = 2,
                    SubmitTime = 10.5m,
                    RunTime = 1,
                    User = 7,
                    Executable = 3,
                    Queue = 2,
                },
                new SwfJob
                {
                    Number = 1,
                    SubmitTime = 1,
                    RunTime = 1,
                },
            ]
        );

        var items = LogArrivals.From(log, "", seed: 1).Items;

        Assert.Equal(
            [new DateTimeOffset(1996, 9, 23, 12, 0, 32, TimeSpan.Zero), new DateTimeOffset(1996, 9, 23, 12, 0, 41, 500, TimeSpan.Zero)],
            items.Select(item => item.At)
        );
        Assert.Equal(("JOB0.1", "nobody", "WEIR/DEFAULT"), (items[0].Name.Text, items[0].User, items[0].JobQueue.ToString()));
        Assert.Equal(("X3.2", "u7", "SWF/Q2"), (items[1].Name.Text, items[1].User, items[1].JobQueue.ToString()));
    }

    private static ArrivalList Of(params SwfJob[] jobs) => LogArrivals.From(new SwfLog([], jobs), "", seed: 1);
}
