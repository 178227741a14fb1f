using System.Text.Json.Serialization;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Facts;

namespace Weir.Day.Tests;

/// <summary>What all facts about a job have in common: the day asks for a job that it does not have, whatever the kind.</summary>
public sealed class JobFactTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly TrackingNumber One = new(1);

    private static readonly JobFact[] OneOfEachKind =
    [
        new JobSubmitted(Noon, One, ObjectName.Parse("NIGHTLY"), "alice", TrackType.Queue, WayIn.Submit, SubmissionMode.Stored),
        new JobStarted(Noon, One, 42, null),
        new JobStartFailed(Noon, One, "no-command", "there is no such command"),
        new JobEnded(Noon, One, 0, null, 1, 1),
        new JobLost(Noon, One, MachineRestarted: false, "nobody knows"),
        new JobGone(Noon, One, "waiter-gone", "the process that waited is gone", null),
        new JobReleased(Noon, One, "alice at alpha"),
        new JobHeld(Noon, One, "alice at alpha"),
        new JobMonitored(Noon, One, "$alice.STATE"),
        new JobFilled(Noon, One, "load north", "SITE is north"),
        new OutputMatched(Noon, One, "message rule 1 matched in out: E1"),
        new ConditionMet(Noon, One),
    ];

    public static TheoryData<string> Kinds => [.. OneOfEachKind.Select(fact => fact.GetType().Name)];

    [Fact]
    public void There_is_a_sample_of_each_kind() =>
        Assert.Equal(
            typeof(Fact)
                .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
                .Cast<JsonDerivedTypeAttribute>()
                .Select(known => known.DerivedType)
                .Where(typeof(JobFact).IsAssignableFrom)
                .Select(type => type.Name)
                .Order(),
            Kinds.Select(row => row.Data).Order()
        );

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_job_that_is_over_is_asked_for_by_every_kind(string kind)
    {
        var day = new TestDay();
        var input = day.Fact(Sample(kind));

        Assert.Equal([One], day.State.NeedsStored([input]));
        Assert.Equal([One], day.State.NeedsStored([new FactRetried("alpha", input.Fact)]));
        Assert.DoesNotContain(
            day.Decide(new JobReloaded(TestDay.Job(1, JobState.Succeeded)), input).Messages,
            message => message.Code == "unknown-job"
        );
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_a_job_that_nobody_knows_operators_are_told_by_every_kind_but_the_first(string kind)
    {
        var day = new TestDay();

        var told = day.Decide(day.Fact(Sample(kind))).Messages.Where(message => message.Code == "unknown-job");

        Assert.Equal(kind == nameof(JobSubmitted) ? 0 : 1, told.Count());
    }

    private static JobFact Sample(string kind) => OneOfEachKind.Single(fact => fact.GetType().Name == kind);
}
