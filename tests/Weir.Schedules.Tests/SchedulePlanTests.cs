using System.Globalization;
using Weir.Jobs;
using Weir.Schedules.Frequencies;

namespace Weir.Schedules.Tests;

public sealed class SchedulePlanTests
{
    private static readonly ObjectName s_night = ObjectName.Parse("Night");
    private static readonly DateOnly s_monday = new(2026, 11, 30);

    [Fact]
    public void A_job_without_a_frequency_is_never_planned_by_itself() =>
        Assert.Empty(PlanOf(new ScheduleDefinition(s_night), Job("A")).On(s_monday));

    [Fact]
    public void Runs_start_when_their_schedule_does_in_order_of_their_names()
    {
        Assert.True(BusinessDay.TryIn("Europe/Berlin", out var berlin));
        var schedule = new ScheduleDefinition(s_night)
        {
            StartTime = new TimeOnly(22, 0),
            Zone = berlin,
            Frequencies = [Weekly(DayOfWeek.Monday)],
        };

        var runs = PlanOf(schedule, Job("B"), Job("A"), Job("C") with { Frequencies = [Weekly(DayOfWeek.Tuesday)] }).On(s_monday);

        Assert.Equal(["A", "B"], runs.Select(run => run.Job.Name.Text));
        Assert.All(runs, run => Assert.Equal(new DateTimeOffset(2026, 11, 30, 21, 0, 0, TimeSpan.Zero), run.Start));
    }

    [Theory]
    [InlineData(BuildStatus.Released, BuildStatus.Released, "Released")]
    [InlineData(BuildStatus.Released, BuildStatus.Held, "Held")]
    [InlineData(BuildStatus.Skip, BuildStatus.Held, "Skip")]
    [InlineData(BuildStatus.Released, BuildStatus.DoNotSchedule, "")]
    [InlineData(BuildStatus.Released, BuildStatus.Disabled, "")]
    [InlineData(BuildStatus.DoNotSchedule, BuildStatus.Released, "")]
    [InlineData(BuildStatus.Disabled, BuildStatus.Released, "")]
    public void What_becomes_of_a_run_is_said_by_its_frequency_before_its_job(BuildStatus frequency, BuildStatus job, string expected)
    {
        var definition = Job("A") with { Build = job, Frequencies = [Weekly(DayOfWeek.Monday, frequency)] };

        var runs = PlanOf(new ScheduleDefinition(s_night), definition).On(s_monday);

        Assert.Equal(expected, string.Join(' ', runs.Select(run => run.Status)));
    }

    [Fact]
    public void The_first_frequency_that_comes_on_a_date_decides_everything()
    {
        var monthEnd = new FrequencyDefinition(
            ObjectName.Parse("month-end"),
            new Frequency
            {
                Dates = new PeriodEdgeRule(PeriodEdge.End, PeriodKind.Month),
                Timing = new RunTiming { Times = [new TimeOnly(18, 0)] },
            }
        );
        var job = Job("A") with { Frequencies = [FrequencyUse.Of(monthEnd.Name), Weekly(DayOfWeek.Monday)] };
        var plan = new SchedulePlan(new ScheduleDefinition(s_night), [job], [monthEnd], [], BusinessDay.Utc);

        Assert.Equal([(monthEnd.Name, 18)], plan.On(s_monday).Select(run => (run.Frequency!.Value, run.Start.Hour)));
        Assert.Equal([((ObjectName?)null, 0)], plan.On(s_monday.AddDays(-7)).Select(run => (run.Frequency, run.Start.Hour)));
    }

    [Fact]
    public void Dates_are_taken_away_by_a_frequency_that_stands_before_others()
    {
        var notInEvenWeeks = FrequencyUse.Of(
            new Frequency
            {
                Dates = new WeekdayRule([DayOfWeek.Monday, DayOfWeek.Tuesday], WeekKind.Even),
                Build = BuildStatus.DoNotSchedule,
            }
        );
        var job = Job("A") with { Frequencies = [notInEvenWeeks, Weekly(DayOfWeek.Monday)] };
        var plan = PlanOf(new ScheduleDefinition(s_night), job);

        Assert.Equal(
            [new DateOnly(2026, 11, 9), new DateOnly(2026, 11, 23)],
            Enumerable.Range(1, 30).Select(day => new DateOnly(2026, 11, day)).Where(date => plan.On(date).Count > 0)
        );
    }

    [Fact]
    public void A_frequency_that_is_not_defined_never_comes() =>
        Assert.Empty(PlanOf(new ScheduleDefinition(s_night), Job("A") with { Frequencies = [FrequencyUse.Of(s_night)] }).On(s_monday));

    [Theory]
    [InlineData(2, null, "30T22:00", null)]
    [InlineData(23, 23, "30T23:00", "01T23:00")]
    [InlineData(23, 3, "30T23:00", "01T03:00")]
    [InlineData(2, 23, "30T22:00", "30T23:00")]
    public void What_a_job_says_of_its_day_holds_for_its_runs(int notBefore, int? latest, string start, string? last)
    {
        var schedule = new ScheduleDefinition(s_night) { StartTime = new TimeOnly(22, 0), Frequencies = [Weekly(DayOfWeek.Monday)] };
        var job = Job("A") with { NotBefore = new TimeOnly(notBefore, 0), LatestStart = latest is { } hour ? new TimeOnly(hour, 0) : null };

        var run = Assert.Single(PlanOf(schedule, job).On(s_monday));

        Assert.Equal(start, $"{run.Start:dd'T'HH:mm}");
        Assert.Equal(last, run.LatestStart?.ToString("dd'T'HH:mm", CultureInfo.InvariantCulture));
    }

    private static FrequencyUse Weekly(DayOfWeek weekday, BuildStatus build = BuildStatus.Released) =>
        FrequencyUse.Of(new Frequency { Dates = new WeekdayRule([weekday]), Build = build });

    private static JobDefinition Job(string name) => new() { Name = ObjectName.Parse(name), Schedule = s_night };

    private static SchedulePlan PlanOf(ScheduleDefinition schedule, params JobDefinition[] jobs) =>
        new(schedule, jobs, [], [], BusinessDay.Utc);
}
