using Weir.Jobs;
using Weir.Schedules;
using Weir.Schedules.Frequencies;

namespace Weir.Day.Tests.Planning;

public sealed class StartTests
{
    [Theory]
    [InlineData(Overlap.Allow, "Starting Starting")]
    [InlineData(Overlap.Skip, "Starting Skipped")]
    [InlineData(Overlap.Queue, "Starting Waiting")]
    [InlineData(Overlap.Latest, "Starting Waiting")]
    public void What_becomes_of_a_run_that_overlaps_says_its_schedule(Overlap overlap, string expected)
    {
        var night = Hourly(schedule => schedule with { Overlap = overlap });
        Pass(night, 13);

        Pass(night, 14);

        Assert.Equal(expected, string.Join(' ', night.Jobs.Take(2).Select(job => job.State)));
    }

    [Fact]
    public void A_run_that_starts_with_its_day_overlaps_one_of_the_day_before()
    {
        var night = new Night(Night.Daily(schedule => schedule with { Overlap = Overlap.Skip }), Night.Job("A"));
        Assert.Equal(["A Starting"], night.States());

        night.Midnight();

        Assert.Equal(["A Skipped"], night.States());
    }

    [Fact]
    public void Of_several_that_wait_for_one_before_them_only_the_newest_stays()
    {
        var night = Hourly(schedule => schedule with { Overlap = Overlap.Latest });
        Pass(night, 13);
        Pass(night, 14);

        Pass(night, 15);

        Assert.Equal("Starting Skipped Waiting", string.Join(' ', night.Jobs.Take(3).Select(job => job.State)));
        night.End("A");
        Assert.Equal(JobState.Starting, night.Jobs.ElementAt(2).State);
    }

    [Theory]
    [InlineData(MissedChoice.Skip, "Missed Missed Missed")]
    [InlineData(MissedChoice.Latest, "Missed Missed Starting")]
    [InlineData(MissedChoice.All, "Starting Starting Starting")]
    public void Starts_that_passed_while_the_server_was_down_are_made_up_as_the_schedule_says(MissedChoice choice, string expected)
    {
        var night = Hourly(schedule => schedule with { Missed = new MissedStarts(choice, TimeSpan.FromDays(1)) });
        night.Now = night.Now.AddHours(3).AddMinutes(30);

        night.Restart();

        Assert.Equal(expected, string.Join(' ', night.Jobs.Take(3).Select(job => job.State)));
        night.Restart();
        Assert.Equal(expected, string.Join(' ', night.Jobs.Take(3).Select(job => job.State)));
    }

    [Fact]
    public void What_passed_too_long_ago_is_missed_and_of_one_job_only_so_many_are_made_up()
    {
        var night = Hourly(schedule => schedule with { Missed = new MissedStarts(MissedChoice.All, TimeSpan.FromHours(4), Most: 2) });
        night.Now = night.Now.AddHours(6).AddMinutes(30);

        night.Restart();

        Assert.Equal("Missed Missed Missed Missed Starting Starting", string.Join(' ', night.Jobs.Take(6).Select(job => job.State)));
        Assert.Contains(night.Messages, message => message.Text.Contains("longer ago than", StringComparison.Ordinal));
        Assert.Contains(night.Messages, message => message.Text.Contains("2 later runs of it are made up", StringComparison.Ordinal));
    }

    [Fact]
    public void A_job_that_was_missed_is_no_success_for_who_waits()
    {
        var latest = Night.Job("A") with
        {
            Frequencies = [Night.EveryDay(new RunTiming { Times = [new TimeOnly(13, 0)], LatestStart = TimeSpan.FromHours(1) })],
            Hold = true,
        };
        var night = new Night(Night.Daily(), latest, Night.Job("B", "after A"));
        night.Now = Night.Noon.AddHours(2);

        night.Decide();

        Assert.Equal((JobState.Missed, JobState.Waiting), (night.The("A").State, night.The("B").State));
    }

    [Fact]
    public void The_frequency_of_a_queued_job_says_when_it_may_start()
    {
        var timing = new RunTiming { Times = [new TimeOnly(15, 0)], LatestStart = TimeSpan.FromHours(2) };
        var day = new TestDay(TestDay.Nightly(definition => definition with { Frequencies = [Night.EveryDay(timing)] }));

        day.Submit();

        var today = new DateTimeOffset(day.Now.Date, TimeSpan.Zero);
        Assert.Equal((today.AddHours(15), today.AddHours(17)), (day.The(1).NotBefore, day.The(1).LatestStart));
        Assert.Equal(["start-time"], day.HoldersOf(1));
    }

    private static Night Hourly(Func<ScheduleDefinition, ScheduleDefinition> change)
    {
        var job = Night.Job("A") with
        {
            Frequencies = [Night.EveryDay(new RunTiming { Times = [new TimeOnly(13, 0)], Again = new Recurrence(TimeSpan.FromHours(1)) })],
        };
        return new Night(Night.Daily(change), job);
    }

    private static void Pass(Night night, int hour)
    {
        night.Now = Night.Noon.AddHours(hour - 12);
        night.Decide();
    }
}
