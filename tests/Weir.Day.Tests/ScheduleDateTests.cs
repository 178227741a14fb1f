using Weir.Jobs;
using Weir.Schedules;

namespace Weir.Day.Tests;

public sealed class ScheduleDateTests
{
    private static readonly ObjectName Night = ObjectName.Parse("Night");
    private static readonly DateOnly Before = new(2026, 11, 21);
    private static readonly DateOnly After = new(2026, 11, 22);

    [Fact]
    public void A_queued_job_after_midnight_finds_the_schedule_that_is_still_at_work()
    {
        var day = WithYesterdaysWork(out _);

        day.Submit(fact => fact with { Schedule = Night });

        Assert.Equal(Before, day.The(2).ScheduleDate);
    }

    [Fact]
    public void Once_the_schedule_has_a_day_of_today_jobs_are_on_it()
    {
        var day = WithYesterdaysWork(out _);
        // Tracked jobs are of the current date, and open today's.
        day.Submit(fact => fact with { Schedule = Night, TrackType = TrackType.Track, GoesAtOnce = true });

        day.Submit(fact => fact with { Schedule = Night });

        Assert.Equal((After, After), (day.The(2).ScheduleDate, day.The(3).ScheduleDate));
    }

    [Fact]
    public void Work_that_is_over_or_older_than_a_night_is_no_schedule_to_find()
    {
        var over = WithYesterdaysWork(out var first);
        over.Free(first);
        over.Submit(fact => fact with { Schedule = Night });
        var old = WithYesterdaysWork(out _);
        old.Now = old.Now.AddDays(1);
        old.Submit(fact => fact with { Schedule = Night });

        Assert.Equal(After, over.The(2).ScheduleDate);
        Assert.Equal(After.AddDays(1), old.The(2).ScheduleDate);
    }

    [Fact]
    public void AdHoc_is_always_todays()
    {
        var day = new TestDay();
        day.Submit();
        day.Now = day.Now.AddHours(13);

        day.Submit();

        Assert.Equal((Before, After), (day.The(1).ScheduleDate, day.The(2).ScheduleDate));
    }

    [Fact]
    public void A_job_that_is_held_over_midnight_is_no_duplicate_of_todays()
    {
        var day = new TestDay(TestDay.Nightly(definition => definition with { AllowMultiple = false }));
        day.Submit(fact => fact with { Hold = true });
        day.Now = day.Now.AddHours(13);

        day.Submit();
        day.Submit();

        Assert.Equal((JobState.Waiting, JobState.Starting, JobState.Rejected), (day.The(1).State, day.The(2).State, day.The(3).State));
        Assert.Equal((Before, After), (day.The(1).ScheduleDate, day.The(2).ScheduleDate));
    }

    private static TestDay WithYesterdaysWork(out int first)
    {
        var day = new TestDay(
            new DefinitionSet
            {
                Schedules = [new ScheduleDefinition(Night)],
                JobDefinitions =
                [
                    new JobDefinition
                    {
                        Name = ObjectName.Parse("NIGHTLY"),
                        Schedule = Night,
                        AllowMultiple = true,
                    },
                ],
            }
        );
        day.Submit(fact => fact with { Schedule = Night });
        first = 1;
        Assert.Equal(Before, day.The(1).ScheduleDate);
        day.Now = day.Now.AddHours(13);
        return day;
    }
}
