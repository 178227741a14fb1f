using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;
using Weir.Schedules.Frequencies;

namespace Weir.Day.Tests;

/// <summary>Which date of its schedule a submission is put on where its rule says so.</summary>
public sealed class RuleDateTests
{
    private static readonly ObjectName Night = ObjectName.Parse("Night");
    private static readonly ObjectName Closing = ObjectName.Parse("CLOSING");
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void J64_A_queued_job_at_half_past_midnight_lands_on_yesterdays_night()
    {
        var day = new TestDay(Definitions());
        day.Submit(fact => fact with { Schedule = Night });
        day.Now = new DateTimeOffset(2026, 11, 22, 0, 30, 0, TimeSpan.Zero);

        day.Submit(fact => fact with { Schedule = Night });
        day.Submit(fact => fact with { Schedule = Night, ScheduleDate = Date("LATEST") });
        day.Submit(fact => fact with { Schedule = Night, ScheduleDate = Date("CURRENT") });

        Assert.Equal((Today, Today, Today.AddDays(1)), (On(day, 2), On(day, 3), On(day, 4)));
    }

    [Theory]
    [InlineData("CURRENT", 0)]
    [InlineData("EARLIEST", -2)]
    [InlineData("LATEST", 2)]
    [InlineData("EARLIEST HELD", 1)]
    [InlineData("LATEST HELD", 1)]
    [InlineData("LATEST ACTIVE", 0)]
    [InlineData("EARLIEST NONCOMPLETE", -2)]
    [InlineData("LATEST NONCOMPLETE", 2)]
    [InlineData("EARLIEST WAITING", 1)]
    [InlineData("LATEST WAITING", 2)]
    [InlineData("NEXT", 1)]
    [InlineData("NEXTREL", 1)]
    [InlineData("PREVIOUS", -2)]
    [InlineData("PREVIOUSREL", -2)]
    [InlineData("2026-11-25", 4)]
    public void J63_The_date_is_that_of_the_keyword_among_the_days_that_there_are(string text, int offset)
    {
        var day = WithDays();

        day.Submit(fact => fact with { Schedule = Night, ScheduleDate = Date(text) });

        Assert.NotEqual(JobState.Rejected, day.The(5).State);
        Assert.Equal(Today.AddDays(offset), On(day, 5));
    }

    [Theory]
    [InlineData("LATEST COMPLETE")]
    [InlineData("EARLIEST HELD")]
    [InlineData("NEXT")]
    [InlineData("PREVIOUSREL")]
    public void A_day_that_is_not_there_rejects_the_job(string text)
    {
        var day = new TestDay(Definitions());

        day.Submit(fact => fact with { Schedule = Night, ScheduleDate = Date(text) });

        Assert.Equal(
            (JobState.Rejected, "no-schedule-day", $"schedule Night has no day that is {text}, as its rule asks for"),
            (day.The(1).State, day.The(1).ReasonCode, day.The(1).ReasonText)
        );
    }

    [Fact]
    public void A_tracked_job_is_put_on_the_date_of_its_rule()
    {
        var day = WithDays();

        day.Submit(fact => fact with { Schedule = Night, TrackType = TrackType.Track, GoesAtOnce = true, ScheduleDate = Date("EARLIEST") });

        Assert.Equal(Today.AddDays(-2), On(day, 5));
    }

    [Fact]
    public void J62_The_frequency_picks_the_day_on_which_it_brings_the_job_and_says_when_it_may_start()
    {
        // Of the days that are there, the one that the frequency names is neither the first nor the last.
        var day = WithDays(atWork: 1);

        day.Submit(fact => fact with { Schedule = Night, Frequency = Closing });
        day.Submit(fact => fact with { Schedule = Night, Frequency = Closing, ScheduleDate = Date("LATEST") });
        day.Submit(fact => fact with { Schedule = Night });

        Assert.Equal((Today, Today, Today), (On(day, 5), On(day, 6), On(day, 7)));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 22, 0, 0, TimeSpan.Zero), day.The(5).NotBefore);
    }

    [Fact]
    public void A_frequency_that_the_job_does_not_have_rejects_it()
    {
        var day = new TestDay(Definitions());

        day.Submit(fact => fact with { Schedule = Night, Frequency = ObjectName.Parse("SUNDAYS") });

        Assert.Equal((JobState.Rejected, "no-frequency"), (day.The(1).State, day.The(1).ReasonCode));
    }

    [Fact]
    public void J61_A_frequency_on_request_of_the_past_is_never_built_and_can_be_named()
    {
        var request = ObjectName.Parse("REQUEST");
        var past = new Frequency { Dates = new OnDateRule(new DateOnly(2001, 1, 1)) };
        var day = new TestDay(Definitions(new FrequencyDefinition(request, past)));

        day.Submit(fact => fact with { Schedule = Night, Frequency = request });

        Assert.Equal((JobState.Starting, Today), (day.The(1).State, On(day, 1)));
    }

    // Days of Night: two days ago and today at work, tomorrow held, the day after planned.
    private static TestDay WithDays(int atWork = 0)
    {
        var day = new TestDay(Definitions());
        foreach (var offset in new[] { -2, atWork == 0 ? 0 : atWork, 1, 2 }.Distinct())
        {
            day.Submit(fact => fact with { Schedule = Night, ScheduleDate = Date($"{Today.AddDays(offset):yyyy-MM-dd}") });
        }

        if (atWork != 0)
        {
            day.Submit(fact => fact with { Schedule = Night, ScheduleDate = Date("CURRENT") });
        }

        day.Decide(new HoldSchedule(1, TestDay.Root, Night, Today.AddDays(1)));
        return day;
    }

    private static DefinitionSet Definitions(params FrequencyDefinition[] more) =>
        new()
        {
            Schedules = [new ScheduleDefinition(Night)],
            Frequencies =
            [
                new FrequencyDefinition(
                    Closing,
                    new Frequency
                    {
                        Dates = new OnDateRule(Today),
                        Timing = new RunTiming { Times = [new TimeOnly(22, 0)] },
                    }
                ),
                .. more,
            ],
            JobDefinitions =
            [
                new JobDefinition
                {
                    Name = ObjectName.Parse("NIGHTLY"),
                    Schedule = Night,
                    AllowMultiple = true,
                    Frequencies = [.. more.Append(null).Select(one => FrequencyUse.Of(one?.Name ?? Closing))],
                },
            ],
        };

    private static ScheduleDateChoice Date(string text) =>
        ScheduleDateChoice.TryParse(text, out var choice) ? choice : throw new FormatException(text);

    private static DateOnly On(TestDay day, int number) => day.The(number).ScheduleDate;
}
