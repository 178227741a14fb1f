using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day.Tests.Planning;

/// <summary>Planned jobs that may start in some times of the day only.</summary>
public sealed class WindowTests
{
    [Theory]
    [InlineData("11:00-13:00", "Starting", 0)]
    [InlineData("22:00-06:00", "Waiting", 10)]
    [InlineData("12:01-06:00", "Waiting", 1 / 60.0)]
    [InlineData("06:00-12:00", "Waiting", 18)]
    [InlineData("06:00-07:00 20:00-21:00", "Waiting", 8)]
    public void A_job_starts_in_its_windows_only(string windows, string state, double hours)
    {
        var night = new Night(Night.Daily(), Job(windows));

        Assert.Equal([$"A {state}"], night.States());
        night.Now += TimeSpan.FromHours(hours);
        night.Decide();
        Assert.Equal(JobState.Starting, night.Jobs.First().State);
    }

    [Fact]
    public void A_job_that_is_held_past_its_window_waits_for_the_next_one()
    {
        var night = new Night(
            Night.Daily(),
            Night.Job("FIRST"),
            Job("11:00-13:00") with
            {
                Dependencies = [Night.Dependency("after FIRST")],
            }
        );
        night.Now = night.Now.AddHours(1);

        night.End("FIRST");

        Assert.Equal("start-time: not before 2026-12-01 11:00:00Z", night.Why("A"));
    }

    [Fact]
    public void A_window_is_of_the_clocks_of_its_schedules_zone_also_when_they_change()
    {
        // On 28 March 2027 clocks in Berlin go from 02:00 to 03:00.
        BusinessDay.TryIn("Europe/Berlin", out var berlin);
        var night = new Night(Night.Daily(schedule => schedule with { Zone = berlin, Build = null }), Job("02:30-04:00"))
        {
            Now = new DateTimeOffset(2027, 3, 28, 0, 30, 0, TimeSpan.Zero),
        };

        night.Decide(new Inputs.BuildSchedule(1, TestDay.Root, Night.Schedule, null, Held: false));

        Assert.Equal(new DateTimeOffset(2027, 3, 28, 1, 0, 0, TimeSpan.Zero), night.The("A").NotBefore?.ToUniversalTime());
    }

    private static JobDefinition Job(string windows) =>
        Night.Job("A") with
        {
            Windows = [.. windows.Split(' ').Select(text => StartWindow.TryParse(text, out var window) ? window : default)],
        };
}
