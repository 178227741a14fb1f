using Weir.Jobs;
using Weir.Schedules.Frequencies;

namespace Weir.Schedules.Tests;

public sealed class OnRequestTests
{
    private static readonly DateOnly s_date = new(2026, 11, 30);
    private static readonly DateTimeOffset s_noon = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly ObjectName s_job = ObjectName.Parse("LOAD");
    private static readonly ObjectName s_early = ObjectName.Parse("early");
    private static readonly ObjectName s_late = ObjectName.Parse("late");

    [Theory]
    [InlineData(null, 14)]
    [InlineData("late", 14)]
    [InlineData("early", 12)]
    public void A_job_that_is_added_starts_at_the_time_of_its_frequency_and_never_in_the_past(string? frequency, int hour)
    {
        var run = Plan(BuildStatus.Released).OnRequest(s_job, s_date, frequency is null ? null : ObjectName.Parse(frequency), s_noon);

        Assert.Equal(s_noon.AddHours(hour - 12), run.Start);
        Assert.Equal((frequency ?? "late", BuildStatus.Released), (run.Frequency?.Text, run.Status));
    }

    [Fact]
    public void A_job_without_a_frequency_starts_at_once()
    {
        var plan = new SchedulePlan(
            new ScheduleDefinition(ObjectName.Parse("Night")),
            [new JobDefinition { Name = s_job, Schedule = ObjectName.Parse("Night") }],
            [],
            [],
            BusinessDay.Utc
        );

        var run = plan.OnRequest(s_job, s_date, null, s_noon);

        Assert.Equal((s_noon, null, BuildStatus.Released), (run.Start, run.Frequency, run.Status));
        Assert.False(plan.HasFrequency(s_job, s_early));
    }

    [Theory]
    [InlineData(BuildStatus.Held, BuildStatus.Held)]
    [InlineData(BuildStatus.Skip, BuildStatus.Skip)]
    [InlineData(BuildStatus.DoNotSchedule, BuildStatus.Released)]
    [InlineData(BuildStatus.Disabled, BuildStatus.Released)]
    public void What_is_never_planned_by_itself_can_be_added_all_the_same(BuildStatus build, BuildStatus status) =>
        Assert.Equal(status, Plan(build).OnRequest(s_job, s_date, null, s_noon).Status);

    private static SchedulePlan Plan(BuildStatus build) =>
        new(
            new ScheduleDefinition(ObjectName.Parse("Night")),
            [
                new JobDefinition
                {
                    Name = s_job,
                    Schedule = ObjectName.Parse("Night"),
                    Build = build,
                    Frequencies = [FrequencyUse.Of(s_late), FrequencyUse.Of(s_early)],
                },
            ],
            [Named(s_early, 6), Named(s_late, 14)],
            [],
            BusinessDay.Utc
        );

    // A date that is long over: nobody has it planned by itself.
    private static FrequencyDefinition Named(ObjectName name, int hour) =>
        new(
            name,
            new Frequency
            {
                Dates = new OnDateRule(new DateOnly(2000, 1, 1), false),
                Timing = new RunTiming { Times = [new(hour, 0)] },
            }
        );
}
