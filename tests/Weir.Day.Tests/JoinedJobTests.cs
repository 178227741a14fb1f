using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Schedules;

namespace Weir.Day.Tests;

/// <summary>Jobs that automatic tracking puts on the schedule of the job that submitted them.</summary>
public sealed class JoinedJobTests
{
    private static readonly ObjectName Night = ObjectName.Parse("Night");
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void J99_A_job_is_put_on_the_schedule_and_the_date_of_its_parent()
    {
        var day = WithNight();
        day.Submit(fact => fact with { Schedule = Night, TrackType = TrackType.Track, GoesAtOnce = true });
        day.Now = new DateTimeOffset(2026, 11, 22, 0, 30, 0, TimeSpan.Zero);

        var decision = day.Submit(Child(parent: 1));

        Assert.Equal((Night, Today, JobState.Starting), (day.The(2).Schedule, day.The(2).ScheduleDate, day.The(2).State));
        Assert.Equal((new TrackingNumber(1), true), (day.The(2).Parent, day.The(2).JoinedParent));
        Assert.Contains(
            decision.Messages,
            message =>
                message.Text.EndsWith("was submitted by job 000000001 and joined it: tracked on schedule Night", StringComparison.Ordinal)
        );
        Assert.Contains(decision.Events, line => line.Text == "submitted by alice in job 000000001, tracked with it");
    }

    [Fact]
    public void J100_A_job_below_that_one_is_put_there_too()
    {
        var day = WithNight();
        day.Submit(fact => fact with { Schedule = Night, TrackType = TrackType.Track, GoesAtOnce = true });
        day.Submit(Child(parent: 1));

        day.Submit(Child(parent: 2));

        Assert.Equal(Night, day.The(3).Schedule);
    }

    [Fact]
    public void A_parent_that_is_over_by_then_is_asked_for_from_the_store()
    {
        var day = WithNight();
        var fact = day.Fact(
            Child(9)(
                new JobSubmitted(
                    day.Now,
                    new TrackingNumber(10),
                    ObjectName.Parse("CHILD"),
                    "alice",
                    TrackType.Track,
                    WayIn.Submit,
                    SubmissionMode.Stored
                )
            )
        );

        Assert.Contains(new TrackingNumber(9), day.State.NeedsStored([fact]));

        var parent = TestDay.Job(9, JobState.Succeeded) with { Schedule = Night };
        day.Decide(new JobReloaded(parent), fact);

        Assert.Equal(Night, day.The(10).Schedule);
    }

    [Fact]
    public void A_parent_that_nobody_knows_leaves_its_child_where_it_would_be_without()
    {
        var day = WithNight();

        day.Submit(Child(parent: 999));

        Assert.Equal((ScheduleDefinition.AdHoc, JobState.Starting), (day.The(1).Schedule, day.The(1).State));
    }

    private static Func<JobSubmitted, JobSubmitted> Child(int parent) =>
        fact => fact with { TrackType = TrackType.Track, GoesAtOnce = true, Parent = new TrackingNumber(parent), JoinsParent = true };

    private static TestDay WithNight() => new(new DefinitionSet { Schedules = [new ScheduleDefinition(Night)] });
}
