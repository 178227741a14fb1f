using Weir.Cli.Terminal;

namespace Weir.Cli.Tests.Terminal;

public sealed class ClockTests
{
    private static readonly Clock s_local = new(new East(), utc: false);

    [Theory]
    [InlineData("not before 2026-11-29 22:30:05Z", "not before 2026-11-30 00:30:05")]
    [InlineData("it runs since 2026-07-01 12:00:00 UTC as process 7", "it runs since 2026-07-01 14:00:00 as process 7")]
    [InlineData("both would be active at 2026-11-29 22:30Z", "both would be active at 2026-11-30 00:30")]
    [InlineData("of 2026-13-45 25:00:00Z", "of 2026-13-45 25:00:00Z")]
    [InlineData("schedule NIGHT of 2026-11-29 is on hold", "schedule NIGHT of 2026-11-29 is on hold")]
    public void Moments_in_a_sentence_are_shown_in_the_zone_of_all_other_times(string said, string shown) =>
        Assert.Equal(shown, s_local.Said(said, 400));

    [Fact]
    public void In_UTC_a_sentence_stays_as_it_is()
    {
        const string Said = "not before 2026-11-29 22:30:05Z";

        Assert.Equal(Said, new Clock(new East(), utc: true).Said(Said, 400));
    }

    private sealed class East : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone { get; } =
            TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(2), "east", "east");
    }
}
