using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;

namespace Weir.Day.Tests;

public sealed class SubmissionTests
{
    [Fact]
    public void A_queued_job_that_nothing_holds_is_let_go_at_once()
    {
        var decision = new TestDay().Submit();

        Assert.Equal(JobState.Starting, Assert.Single(decision.Jobs).State);
        var order = Assert.Single(decision.Orders);
        Assert.Equal((7, 1, new Start(new TrackingNumber(1), null)), (order.Order.Epoch, order.Order.Id, (Start)order.Order.Order));
    }

    [Fact]
    public void A_queued_job_without_a_job_definition_is_rejected_and_operators_are_told()
    {
        var day = new TestDay(DefinitionSet.Empty);

        var decision = day.Submit();

        var job = Assert.Single(decision.Jobs);
        Assert.Equal((JobState.Rejected, "no-job-definition"), (job.State, job.ReasonCode));
        Assert.IsType<Reject>(Assert.Single(decision.Orders).Order.Order);
        Assert.Equal(MessageSeverity.Error, Assert.Single(decision.Messages).Severity);
        Assert.Equal(["rejected"], day.HoldersOf(1));
    }

    [Fact]
    public void A_condition_holds_a_job_until_its_machine_says_that_it_is_true()
    {
        var day = new TestDay(
            TestDay.Nightly(definition =>
                definition with
                {
                    When = "((DOCK)='FREE')",
                    Monitor = "MON.JOB",
                    Ok = ExitCodes.TryParse("0-4", out var ok) ? ok : default,
                }
            )
        );

        var submitted = day.Submit();

        Assert.Equal(["condition"], day.HoldersOf(1));
        Assert.Equal(
            new Accept(new TrackingNumber(1))
            {
                When = "((DOCK)='FREE')",
                Monitor = "MON.JOB",
                Ok = "0-4",
            },
            (Accept)Assert.Single(submitted.Orders).Order.Order
        );

        var met = day.Decide(day.Fact(new ConditionMet(day.Now, new TrackingNumber(1))));

        Assert.Equal(
            new Start(new TrackingNumber(1), null) { Monitor = "MON.JOB", Ok = "0-4" },
            (Start)Assert.Single(met.Orders).Order.Order
        );
        Assert.Empty(day.Decide(day.Fact(new ConditionMet(day.Now, new TrackingNumber(1)))).Jobs);
    }

    [Fact]
    public void What_a_job_depends_on_where_it_lies_holds_it_until_its_machine_says_that_it_is_over()
    {
        var day = new TestDay();

        var submitted = day.Submit(fact => fact with { Way = WayIn.Slurm, WaitsFor = "afterok:7" });

        Assert.Equal(["condition"], day.HoldersOf(1));
        Assert.Contains("slurm holds it for dependency afterok:7", Assert.Single(submitted.Jobs).Holds[0].Text, StringComparison.Ordinal);
        // Its machine has nothing to watch: it knows by itself.
        Assert.Null(Assert.IsType<Accept>(Assert.Single(submitted.Orders).Order.Order).When);

        var met = day.Decide(day.Fact(new ConditionMet(day.Now, new TrackingNumber(1))));

        Assert.IsType<Start>(Assert.Single(met.Orders).Order.Order);
    }

    [Fact]
    public void What_is_to_become_of_leftovers_goes_with_the_start_and_what_the_machine_says_of_it_is_taken_over()
    {
        var day = new TestDay(TestDay.Nightly(definition => definition with { OnLeftovers = OnLeftovers.Kill }));

        var submitted = day.Submit();

        Assert.Equal("kill", Assert.IsType<Start>(Assert.Single(submitted.Orders).Order.Order).OnLeftovers);
        Assert.Equal(OnLeftovers.Kill, day.The(1).OnLeftovers);
        day.Decide(day.Fact(new JobStarted(day.Now, new TrackingNumber(1), 4711, null) { OnLeftovers = "keep" }));
        Assert.Equal(OnLeftovers.Keep, day.The(1).OnLeftovers);
    }

    [Fact]
    public void A_job_shown_in_another_variable_is_so_for_the_server_too()
    {
        var day = new TestDay();
        day.Submit(fact => fact with { Monitor = "$alice.A" });

        day.Decide(day.Fact(new JobMonitored(day.Now, new TrackingNumber(1), "$alice.B")));
        Assert.Equal("$alice.B", day.The(1).Monitor);
        day.Decide(day.Fact(new JobMonitored(day.Now, new TrackingNumber(1), null)));
        Assert.Null(day.The(1).Monitor);
    }

    [Fact]
    public void A_second_job_of_a_name_is_a_duplicate_or_gets_a_numbered_name()
    {
        var one = new TestDay(TestDay.Nightly(definition => definition with { AllowMultiple = false }));
        one.Submit();
        Assert.StartsWith("Duplicate Job", Assert.Single(one.Submit().Jobs).ReasonText, StringComparison.Ordinal);

        var many = new TestDay();
        many.Submit();
        Assert.Equal("NIGHTLY$0001", Assert.Single(many.Submit().Jobs).Name.Text);
        Assert.Equal("NIGHTLY$0002", Assert.Single(many.Submit().Jobs).Name.Text);
    }

    [Fact]
    public void A_tracked_job_that_goes_at_once_waits_for_nothing_and_takes_no_slot()
    {
        var day = new TestDay(up: false);

        var decision = day.Submit(fact => fact with { TrackType = TrackType.Track, GoesAtOnce = true });

        Assert.Equal(JobState.Starting, Assert.Single(decision.Jobs).State);
        Assert.Empty(decision.Orders);
        Assert.Equal(0, day.State.Machine("alpha").Slots.InUse);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void A_tracked_job_of_a_schedule_that_does_not_exist_is_rejected_on_it_and_its_rule_says_whether_it_runs(
        bool goesAtOnce,
        bool runs
    )
    {
        var day = new TestDay();

        var decision = day.Submit(fact =>
            fact with
            {
                TrackType = TrackType.Track,
                Schedule = ObjectName.Parse("NONE"),
                GoesAtOnce = goesAtOnce,
                RunsWhenRejected = runs,
            }
        );

        var job = decision.Jobs[^1];
        Assert.Equal(("NONE", "no-schedule", runs ? JobState.Starting : JobState.Rejected), (job.Schedule.Text, job.ReasonCode, job.State));
        var message = Assert.Single(decision.Messages);
        Assert.Equal((runs ? MessageSeverity.Warning : MessageSeverity.Error, "rejected"), (message.Severity, message.Code));
        Assert.Contains("there is no schedule NONE", message.Text, StringComparison.Ordinal);
        Assert.Equal(
            goesAtOnce ? null
                : runs ? typeof(Start)
                : typeof(Reject),
            decision.Orders.SingleOrDefault()?.Order.Order.GetType()
        );
    }

    [Fact]
    public void A_queued_job_that_is_rejected_is_shown_on_the_schedule_that_its_rule_named()
    {
        var day = new TestDay();

        var rejected = Assert.Single(day.Submit(fact => fact with { Schedule = ObjectName.Parse("NONE") }).Jobs);

        Assert.Equal(("NONE", JobState.Rejected), (rejected.Schedule.Text, rejected.State));
    }

    [Theory]
    [InlineData(true, "submitted released-at-machine started ended", JobState.Succeeded)]
    [InlineData(false, "submitted started ended", JobState.Succeeded)]
    public void A_duplicate_that_its_machine_ran_while_the_server_was_away_is_told_in_order_and_not_as_rejected(
        bool byHand,
        string expected,
        JobState state
    )
    {
        var day = new TestDay(TestDay.Nightly(definition => definition with { AllowMultiple = false, Hold = true }));
        day.Submit();
        var number = new TrackingNumber(2);
        Fact[] facts =
        [
            new JobSubmitted(
                day.Now.AddMinutes(-4),
                number,
                ObjectName.Parse("NIGHTLY"),
                "alice",
                TrackType.Queue,
                WayIn.Submit,
                SubmissionMode.Stored
            )
            {
                UserId = 1000,
            },
            .. byHand ? [new JobReleased(day.Now.AddMinutes(-3), number, "root at alpha")] : Array.Empty<Fact>(),
            new JobStarted(day.Now.AddMinutes(-2), number, 42, null),
            new JobEnded(day.Now.AddMinutes(-1), number, 0, null, 1, 1),
        ];

        var decision = day.Decide([.. facts.Select(day.Fact)]);

        Assert.Equal(expected, string.Join(' ', decision.Events.Select(line => line.Code)));
        Assert.Equal(decision.Events.Select(line => line.At).Order(), decision.Events.Select(line => line.At));
        Assert.Empty(decision.Messages);
        Assert.Empty(decision.Orders);
        Assert.Equal(
            (state, null),
            (decision.Jobs.Single(job => job.Number == number).State, decision.Jobs.Single(job => job.Number == number).ReasonCode)
        );
    }

    [Fact]
    public void J80_who_released_a_rejected_job_at_its_machine_stands_in_the_place_of_the_rejection()
    {
        var day = new TestDay(DefinitionSet.Empty);
        var number = new TrackingNumber(1);
        var submitted = new JobSubmitted(
            day.Now,
            number,
            ObjectName.Parse("NIGHTLY"),
            "alice",
            TrackType.Queue,
            WayIn.Submit,
            SubmissionMode.Stored
        );

        var rejected = day.Decide(day.Fact(submitted)).Jobs.Single();
        var released = day.Decide(day.Fact(new JobReleased(day.Now, number, "olga at alpha"))).Jobs.Single();

        Assert.Equal((JobState.Rejected, true), (rejected.State, rejected.ReasonText is not null));
        Assert.Equal((JobState.Starting, null, "olga at alpha"), (released.State, released.ReasonText, released.StartedBy));
    }

    [Fact]
    public void A_job_that_was_held_at_its_machine_is_held_in_its_job_queue_whatever_the_schedule_would_have_said()
    {
        var day = new TestDay(DefinitionSet.Empty);

        var decision = day.Decide(
            day.Fact(
                new JobSubmitted(
                    day.Now,
                    new TrackingNumber(1),
                    ObjectName.Parse("NIGHTLY"),
                    "alice",
                    TrackType.Queue,
                    WayIn.Submit,
                    SubmissionMode.Stored
                )
            ),
            day.Fact(new JobHeld(day.Now, new TrackingNumber(1), "root at alpha"))
        );

        Assert.Equal(["submitted", "held"], decision.Events.Select(line => line.Code));
        Assert.Equal(["operator-hold"], day.HoldersOf(1));
        Assert.Empty(decision.Messages);
        Assert.Equal([typeof(Accept)], decision.Orders.Select(order => order.Order.Order.GetType()));
    }

    [Fact]
    public void A_rejected_job_that_was_held_at_its_machine_is_taken_and_the_machine_told_so()
    {
        var day = new TestDay(DefinitionSet.Empty);
        day.Submit();

        var decision = day.Decide(day.Fact(new JobHeld(day.Now, new TrackingNumber(1), "root at alpha")));

        Assert.Equal((JobState.Waiting, null), (day.The(1).State, day.The(1).ReasonCode));
        Assert.Equal(["operator-hold"], day.HoldersOf(1));
        Assert.Equal([typeof(Accept)], decision.Orders.Select(order => order.Order.Order.GetType()));
    }

    [Theory]
    [InlineData(WayIn.Cron, TrackType.Queue, "submitted by cron, was intercepted by rule LOADS: queued on schedule AdHoc")]
    [InlineData(WayIn.At, TrackType.Track, "submitted by at, was intercepted by rule LOADS: tracked on schedule AdHoc")]
    public void That_a_rule_intercepted_a_job_is_said_with_its_number_and_name(WayIn way, TrackType type, string expected)
    {
        var decision = new TestDay().Submit(fact =>
            fact with
            {
                Rule = "LOADS",
                Way = way,
                TrackType = type,
                GoesAtOnce = type == TrackType.Track,
            }
        );

        var message = Assert.Single(decision.Messages);
        Assert.Equal(
            (MessageSeverity.Information, "intercepted", $"job 000000001 NIGHTLY of alice on alpha, {expected}"),
            (message.Severity, message.Code, message.Text)
        );
        Assert.Equal(1, message.Number!.Value.Value);
    }

    [Fact]
    public void All_holders_are_known_at_once()
    {
        var day = new TestDay(
            TestDay.Nightly(definition =>
                definition with
                {
                    Hold = true,
                    NotBefore = new TimeOnly(23, 0),
                    Limits = [new LimitNeed(ObjectName.Parse("TAPE"), 2)],
                }
            ),
            up: false
        );

        var decision = day.Submit(fact => fact with { Hold = true });

        Assert.Equal(["user-hold", "operator-hold", "start-time", "limit-full", "machine-down"], day.HoldersOf(1));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 23, 0, 0, TimeSpan.Zero), Assert.Single(decision.Jobs).NotBefore);
        Assert.Contains(decision.Messages, message => message.Code == "limit-made");
        Assert.IsType<Accept>(Assert.Single(decision.Orders).Order.Order);
    }

    [Theory]
    [InlineData(null, "NIGHT", "NIGHT")]
    [InlineData("PAY.MONTH", "NIGHT", "PAY.MONTH")]
    [InlineData("PAY.MONTH", null, "PAY.MONTH")]
    public void The_service_group_is_the_definitions_else_the_submissions(string? defined, string? submitted, string wished)
    {
        var day = new TestDay(TestDay.Nightly(definition => definition with { Service = Name(defined) }));

        var decision = day.Submit(fact => fact with { Service = Name(submitted), Hold = true });

        Assert.Equal(wished, Assert.Single(decision.Jobs).Service?.Text);
        static ObjectName? Name(string? text) => text is null ? null : ObjectName.Parse(text);
    }

    [Fact]
    public void A_rejected_job_runs_where_its_rule_says_so()
    {
        var decision = new TestDay(DefinitionSet.Empty).Submit(fact => fact with { RunsWhenRejected = true });

        Assert.IsType<Start>(Assert.Single(decision.Orders).Order.Order);
        Assert.Equal(JobState.Starting, Assert.Single(decision.Jobs).State);
    }

    [Fact]
    public void A_fact_told_twice_changes_nothing_and_a_gap_is_asked_for_again()
    {
        var day = new TestDay();
        var started = new SequencedFact(1, new AgentStarted(day.Now, "1", "boot", 2, true));
        day.Decide(new Inputs.FactArrived("alpha", started));

        Assert.True(day.Decide(new Inputs.FactArrived("alpha", started)).IsEmpty);
        var gap = day.Decide(new Inputs.FactArrived("alpha", started with { Sequence = 3 }));
        Assert.Equal([new FactGap("alpha", 2, 3)], gap.Gaps);
        Assert.Equal("facts-missing", Assert.Single(gap.Messages).Code);
    }
}
