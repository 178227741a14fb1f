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

    private static FrequencyUse Weekly(DayOfWeek weekday, BuildStatus build = BuildStatus.Released) =>
        FrequencyUse.Of(new Frequency { Dates = new WeekdayRule([weekday]), Build = build });

    private static JobDefinition Job(string name) => new() { Name = ObjectName.Parse(name), Schedule = s_night };

    private static SchedulePlan PlanOf(ScheduleDefinition schedule, params JobDefinition[] jobs) =>
        new(schedule, jobs, [], [], BusinessDay.Utc);
}
