using System.Globalization;
using Weir.Jobs.Plans;
using Weir.Schedules.Frequencies;

namespace Weir.Schedules.Tests.Frequencies;

public sealed class RunStartsTests
{
    private static readonly DateRule s_daily = new EveryDaysRule(1, new DateOnly(2020, 1, 1));

    [Theory]
    // In Berlin 02:00 to 03:00 is left out on 29 March and comes twice on 25 October.
    [InlineData("Europe/Berlin", "2026-03-28", "02:30", 0, "01:30")]
    [InlineData("Europe/Berlin", "2026-03-29", "02:30", 0, "01:00")]
    [InlineData("Europe/Berlin", "2026-03-29", "01:00", 120, "01:00")]
    [InlineData("Europe/Berlin", "2026-03-29", "03:00", 0, "01:00")]
    [InlineData("Europe/Berlin", "2026-10-25", "02:30", 0, "00:30")]
    [InlineData("Europe/Berlin", "2026-10-25", "03:00", 0, "02:00")]
    [InlineData("Europe/Berlin", "2026-10-24", "22:00", 270, "00:30")]
    [InlineData("America/New_York", "2027-03-14", "02:30", 0, "07:00")]
    [InlineData("America/New_York", "2026-11-01", "01:30", 0, "05:30")]
    [InlineData("UTC", "2026-11-30", "22:00", 5999, "01:59")]
    public void A_start_is_what_clocks_show_in_the_zone_of_the_schedule(string zone, string date, string start, int offset, string utc) =>
        Assert.Equal([utc], Starts(new RunTiming { StartOffset = TimeSpan.FromMinutes(offset) }, date, zone, start));

    [Fact]
    public void Times_of_the_date_are_taken_instead_of_the_start_of_the_schedule() =>
        Assert.Equal(["06:00", "18:30"], Starts(new RunTiming { Times = [new(18, 30), new(6, 0)] }, "2026-11-30"));

    [Theory]
    [InlineData("10:00", 20, "11:00", null, "10:00 10:20 10:40 11:00")]
    [InlineData("10:00", 20, null, 3, "10:00 10:20 10:40")]
    [InlineData("10:00", 20, "10:30", 3, "10:00 10:20")]
    [InlineData("22:30", 30, null, null, "22:30 23:00 23:30")]
    [InlineData("22:30", 60, "01:00", null, "22:30 23:30 00:30")]
    [InlineData("22:30", 90, null, 3, "22:30 00:00 01:30")]
    public void Further_runs_follow_until_a_time_or_so_many(string start, int every, string? until, int? runs, string utc) =>
        Assert.Equal(
            utc.Split(' '),
            Starts(
                new RunTiming
                {
                    Again = new Recurrence(
                        TimeSpan.FromMinutes(every),
                        until is null ? null : TimeOnly.Parse(until, CultureInfo.InvariantCulture),
                        runs
                    ),
                },
                "2026-11-30",
                start: start
            )
        );

    [Theory]
    [InlineData(null, null, "23:59:59", null)]
    [InlineData("11:00", null, "11:00:00", null)]
    [InlineData("11:00", 4, "11:00:00", 4)]
    [InlineData(null, 4, null, 4)]
    public void Runs_from_end_to_start_have_one_start_and_know_how_they_go_on(string? until, int? runs, string? last, int? most)
    {
        var timing = new RunTiming
        {
            Again = new Recurrence(
                TimeSpan.FromMinutes(20),
                until is null ? null : TimeOnly.Parse(until, CultureInfo.InvariantCulture),
                runs
            )
            {
                FromEnd = true,
            },
        };

        var frequency = new Frequency
        {
            Dates = s_daily,
            Days = DayType.Any,
            Timing = timing,
        };
        var run = Assert.Single(Runs(frequency, "2026-11-30", "UTC", "10:00"));

        Assert.Equal(
            (last, most, run.Start),
            (run.Again?.Until?.ToString("HH:mm:ss", CultureInfo.InvariantCulture), run.Again?.Runs, run.Again?.Planned)
        );
    }

    [Fact]
    public void Further_runs_keep_their_distance_when_clocks_change() =>
        Assert.Equal(
            ["23:00", "00:00", "01:00", "02:00"],
            Starts(
                new RunTiming { Again = new Recurrence(TimeSpan.FromHours(1), new TimeOnly(3, 0)) },
                "2026-10-25",
                "Europe/Berlin",
                "01:00"
            )
        );

    [Theory]
    [InlineData("30 2 * * *", "07:00", "07:30")]
    [InlineData("30 1 * * *", "06:30", "05:30")]
    [InlineData("0 3 * * *", "07:00", "08:00")]
    [InlineData("0,30 1-2 * * *", "06:00 06:30 07:00 07:00", "05:00 05:30 07:00 07:30")]
    [InlineData("0 0-3 * * *", "05:00 06:00 07:00 07:00", "04:00 05:00 07:00 08:00")]
    [InlineData("*/30 0-3 * * *", "05:00 05:30 06:00 06:30 07:00 07:30", "04:00 04:30 05:00 05:30 06:00 06:30 07:00 07:30 08:00 08:30")]
    [InlineData("*/30 2 * * *", "", "07:00 07:30")]
    [InlineData("*/30 1 * * *", "06:00 06:30", "05:00 05:30 06:00 06:30")]
    [InlineData("15 0-2 * * *", "05:15 06:15 07:00", "04:15 05:15 07:15")]
    public void Cron_lines_behave_as_those_of_cron_when_clocks_change(string line, string forward, string back)
    {
        Assert.Equal(forward, string.Join(' ', OfCron(line, "2027-03-14", "America/New_York")));
        Assert.Equal(back, string.Join(' ', OfCron(line, "2026-11-01", "America/New_York")));
    }

    [Fact]
    public void What_is_watched_counts_from_each_start()
    {
        var timing = new RunTiming
        {
            Times = [new(1, 0), new(5, 0)],
            LatestStart = TimeSpan.FromHours(1),
            LateToStart = TimeSpan.FromMinutes(10),
            LateToFinish = TimeSpan.FromMinutes(90),
            MaximumRunTime = TimeSpan.FromMinutes(80),
            Retry = new Retry(3, TimeSpan.FromMinutes(1), 2),
        };

        var runs = Runs(
            new Frequency
            {
                Dates = s_daily,
                Days = DayType.Any,
                Timing = timing,
            },
            "2026-11-30",
            "UTC",
            "00:00"
        );

        Assert.Equal([0, 1], runs.Select(run => run.Instance));
        Assert.All(
            runs,
            run =>
            {
                Assert.Equal(run.Start.AddHours(1), run.LatestStart);
                Assert.Equal(run.Start.AddMinutes(10), run.LateToStart);
                Assert.Equal(run.Start.AddMinutes(90), run.LateToFinish);
                Assert.Equal(TimeSpan.FromMinutes(80), run.MaximumRunTime);
                Assert.Equal(timing.Retry, run.Retry);
            }
        );
    }

    private static IEnumerable<string> OfCron(string line, string date, string zone)
    {
        Assert.True(CronRule.TryParse(line, out var rule));
        return Clocks(Runs(new Frequency { Dates = rule }, date, zone, "00:00"));
    }

    private static IEnumerable<string> Starts(RunTiming timing, string date, string zone = "UTC", string start = "00:00") =>
        Clocks(
            Runs(
                new Frequency
                {
                    Dates = s_daily,
                    Days = DayType.Any,
                    Timing = timing,
                },
                date,
                zone,
                start
            )
        );

    private static IEnumerable<string> Clocks(IEnumerable<PlannedRun> runs) =>
        runs.Select(run => run.Start.ToString("HH:mm", CultureInfo.InvariantCulture));

    private static IReadOnlyList<PlannedRun> Runs(Frequency frequency, string date, string zone, string start)
    {
        Assert.True(BusinessDay.TryIn(zone, out var day));
        var schedule = new ScheduleDefinition(DatesOf.Night)
        {
            Zone = day,
            StartTime = TimeOnly.Parse(start, CultureInfo.InvariantCulture),
        };
        return DatesOf.PlanOf(schedule, [frequency], []).On(DateOnly.Parse(date, CultureInfo.InvariantCulture));
    }
}
