using Weir.Protocol;
using Weir.Protocol.AgentLink;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Measuring;

public sealed class AcceptSamplesTests
{
    [Theory]
    [InlineData(0, 4, 10_000_000, 1, "0 samples came; allowed are 1 to 1440")]
    [InlineData(1, 0, 10_000_000, 1, "sample 1 cannot be: processors is 1 to 65536")]
    [InlineData(1, 4, 60_000_000, 1, "sample 1 cannot be: span is 5 to 15 seconds")]
    [InlineData(1, 4, 10_000_000, 90_000_000, "sample 1 cannot be: busy is at most what all processors can work in that span")]
    [InlineData(1, 4, long.MaxValue, 1, "sample 1 cannot be: its times are microseconds of some ten seconds")]
    public async Task What_cannot_be_is_refused_whole(int count, int processors, long span, long busy, string why)
    {
        await using var fixture = await OpenAsync();
        var now = DateTimeOffset.UtcNow;
        var batch = new SampleBatch(now, [.. Enumerable.Repeat(new MachineSample(now, span, processors, busy, 0, 0, 0), count)]);

        var refused = Assert.Throws<RefusedException>(() => fixture.Server.Capacity.Accept("north", batch));

        Assert.Equal((ProblemCodes.BadRequest, why), (refused.Code, refused.Message));
    }

    [Fact]
    public async Task A_clock_that_is_a_day_off_is_put_right_and_shown()
    {
        await using var fixture = await OpenAsync();
        var now = DateTimeOffset.UtcNow;
        var there = now.AddDays(1);

        var taken = fixture.Server.Capacity.Accept(
            "north",
            new SampleBatch(there, [new MachineSample(there, 10_000_000, 4, 5_000_000, 0, 0, 0)])
        );

        Assert.Equal(1, taken.Taken);
        var interval = fixture.Server.Capacity.Read((ledger, _) => ledger.TakeChanged());
        Assert.True(Assert.Single(interval, one => one.Machine == "north").Interval is { ClockOff: true, Samples: 1 });
    }

    [Fact]
    public async Task Samples_of_long_ago_and_of_the_future_are_passed_over()
    {
        await using var fixture = await OpenAsync();
        var now = DateTimeOffset.UtcNow;

        var taken = fixture.Server.Capacity.Accept(
            "north",
            new SampleBatch(
                now,
                [
                    new MachineSample(now.AddHours(-5), 10_000_000, 4, 1, 0, 0, 0),
                    new MachineSample(now.AddMinutes(1), 10_000_000, 4, 1, 0, 0, 0),
                    new MachineSample(now, 10_000_000, 4, 1, 0, 0, 0),
                ]
            )
        );

        Assert.Equal(1, taken.Taken);
    }
}
