using Weir.Day.Inputs;
using Weir.Day.Tests.Planning;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;
using Weir.Schedules.Expectations;

namespace Weir.Day.Tests.Promises;

public sealed class ForesightTests
{
    private static readonly DateTimeOffset s_two = Night.Noon.AddHours(2);

    [Fact]
    public void A_job_that_is_expected_too_late_is_warned_of_before_with_the_job_to_look_at()
    {
        var night = Chain(By(14));
        night.Start("A");
        // A usually takes 60 minutes, B 30 and C 10: where A runs until 13:20, they are over at two.
        Go(night, 80);
        Assert.Empty(night.The("C").Lateness);

        Go(night, 81);

        Assert.Equal([Lateness.AboutToBeLate], night.The("C").Lateness);
        Assert.True(night.Now < s_two);
        var message = Assert.Single(night.Messages, message => message.Code == "about-to-be-late");
        Assert.Equal(night.The("C").Number, message.Number);
        Assert.EndsWith(
            "C is about to be late: it must end by 2026-11-30 14:00:00Z and is expected to end at 2026-11-30 14:01:00Z; "
                + $"look at job {night.The("A").Number} A, which is Running and expected to end at 2026-11-30 13:21:00Z",
            message.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void It_is_warned_once_and_told_once_more_at_the_moment_at_which_it_is_late_over_restarts()
    {
        var night = Chain(By(14));
        night.Start("A");
        Go(night, 90);
        night.Restart();
        Go(night, 119);
        night.Restart();
        Assert.Equal([Lateness.AboutToBeLate], night.The("C").Lateness);
        Assert.Equal(s_two, night.Decide().NextWake);

        Go(night, 120);
        night.Restart();

        Assert.Equal([Lateness.AboutToBeLate, Lateness.Late], night.The("C").Lateness);
        Assert.Equal(["planned", "about-to-be-late", "late"], night.Lines("C"));
    }

    [Fact]
    public void A_job_that_ends_in_time_after_all_is_late_no_more()
    {
        var night = Chain(By(14));
        night.Start("A");
        Go(night, 85);
        Assert.Equal([Lateness.AboutToBeLate], night.The("C").Lateness);
        night.EndRunning("A");
        night.Start("B");
        night.EndRunning("B");
        night.Start("C");

        night.EndRunning("C");

        Assert.Empty(night.The("C").Lateness);
        Go(night, 200);
        Assert.Equal(1, night.Messages.Count(message => message.Severity == MessageSeverity.Warning));
    }

    [Fact]
    public void A_held_job_breaks_its_promise_all_the_same_and_is_the_one_to_look_at()
    {
        var night = Chain(By(14), held: true);
        Go(night, 80);

        var message = Assert.Single(night.Messages, message => message.Code == "about-to-be-late");

        Assert.Contains(
            "not before 2026-11-30 15:00:00Z; look at job 000000001 A, which is Waiting",
            message.Text,
            StringComparison.Ordinal
        );
        Go(night, 120);
        Assert.Contains(Lateness.Late, night.The("C").Lateness);
    }

    [Fact]
    public void A_day_that_is_expected_too_late_is_warned_of_and_told_when_it_is_late()
    {
        var night = Chain(schedule => schedule with { MustEndBy = new TimeOnly(14, 0) }, job => job);
        var day = (Night.Schedule, night.Today);
        Assert.Equal(s_two, night.Days[day].MustEndBy);
        night.Start("A");
        Go(night, 81);
        Assert.Equal([Lateness.AboutToBeLate], night.Days[day].Lateness);
        night.Restart();
        Go(night, 119);
        Assert.Equal(s_two, night.Decide().NextWake);
        Go(night, 120);
        night.Restart();

        Assert.Equal([Lateness.AboutToBeLate, Lateness.Late], night.Days[day].Lateness);
        Assert.StartsWith(
            "schedule Night of 2026-11-30 is about to be late: it must end by 2026-11-30 14:00:00Z and is expected to end at 2026-11-30 14:01:00Z; look at job 000000001 A",
            Assert.Single(night.Messages, message => message.Code == "schedule-about-to-be-late").Text,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "and 3 jobs are not over",
            Assert.Single(night.Messages, message => message.Code == "schedule-late").Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_day_of_many_jobs_is_looked_at_in_parts_and_warned_of_once()
    {
        var jobs = Enumerable.Range(0, 12_000).Select(i => Night.Job($"J{i:D5}", i % 100 == 0 ? [] : [$"after J{i - 1:D5}"]));
        var night = new Night(
            Night.Daily(daily => daily with { StartTime = new TimeOnly(12, 0), MustEndBy = new TimeOnly(14, 0) }),
            jobs.Append(Night.Job("LONG"))
        );
        var run = new RunTime(new TrackingNumber(9000), Night.Noon.AddDays(-1), TimeSpan.FromHours(3), null);
        night.Decide(new RunTimesLearned(new JobName(Night.Schedule, ObjectName.Parse("LONG")), [run]));
        night.Now = Night.Noon.AddMinutes(1);

        var first = DayEngine.Decide(night.State, [], night.Now);

        Assert.Empty(first.Messages);
        Assert.Equal(night.Now, first.NextWake);
        night.Decide();
        Assert.Contains(
            $"look at job {night.The("LONG").Number} LONG",
            Assert.Single(night.Messages, message => message.Code == "schedule-about-to-be-late").Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_day_that_is_over_in_time_is_never_late()
    {
        var night = Chain(schedule => schedule with { MustEndBy = new TimeOnly(14, 0) }, job => job);
        foreach (var name in (string[])["A", "B", "C"])
        {
            night.End(name);
        }

        Go(night, 180);

        Assert.Empty(night.Days[(Night.Schedule, night.Today)].Lateness);
    }

    [Fact]
    public void A_time_that_is_not_after_the_start_is_of_the_next_day()
    {
        var night = Chain(By(12));

        Assert.Equal(Night.Noon.AddDays(1), night.The("C").Promise?.MustEndBy);
    }

    [Fact]
    public void What_comes_through_the_gate_after_its_time_has_until_that_time_of_the_next_day()
    {
        var day = new TestDay(TestDay.Nightly(definition => definition with { MustEndBy = new TimeOnly(6, 0) }));

        day.Submit();

        Assert.Equal(new DateTimeOffset(2026, 11, 22, 6, 0, 0, TimeSpan.Zero), day.The(1).Promise?.MustEndBy);
    }

    private static Func<JobDefinition, JobDefinition> By(int hour) => job => job with { MustEndBy = new TimeOnly(hour, 0) };

    private static Night Chain(Func<JobDefinition, JobDefinition> last, bool held = false) => Chain(schedule => schedule, last, held);

    // A takes 60 minutes, B 30 and C 10, one after the other from noon on.
    private static Night Chain(
        Func<ScheduleDefinition, ScheduleDefinition> schedule,
        Func<JobDefinition, JobDefinition> last,
        bool held = false
    )
    {
        var night = new Night(
            Night.Daily(daily => schedule(daily with { StartTime = new TimeOnly(12, 0) })),
            Night.Job("A") with
            {
                Hold = held,
            },
            Night.Job("B", "after A"),
            last(Night.Job("C", "after B"))
        );
        foreach (var (name, minutes) in ((string, int)[])[("A", 60), ("B", 30), ("C", 10)])
        {
            var run = new RunTime(new TrackingNumber(9000), Night.Noon.AddDays(-1), TimeSpan.FromMinutes(minutes), null);
            night.Decide(new RunTimesLearned(new JobName(Night.Schedule, ObjectName.Parse(name)), [run]));
        }

        return night;
    }

    private static void Go(Night night, int minutes)
    {
        night.Now = Night.Noon.AddMinutes(minutes);
        night.Decide();
    }
}
