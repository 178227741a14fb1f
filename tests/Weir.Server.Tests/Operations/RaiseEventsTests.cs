using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Protocol;
using Weir.Protocol.AgentLink;
using Weir.Protocol.Definitions;
using Weir.Protocol.Events;
using Weir.Protocol.Schedules;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Operations;

public sealed class RaiseEventsTests
{
    private const string Definitions = """
        kind: schedule
        name: Night
        ---
        kind: frequency
        name: asked
        date: 2000-01-01
        startOffset: 90m
        retry: { attempts: 2 }
        ---
        kind: job-definition
        name: LOAD
        schedule: Night
        type: batch
        command: load
        ---
        kind: job-definition
        name: REPAIR
        schedule: Night
        type: batch
        command: [ repair ]
        environment: [ LANG=C ]
        frequency: asked
        ---
        kind: job-definition
        name: REORG
        schedule: Night
        type: batch
        command: reorg
        ---
        kind: job-definition
        name: QUEUED
        schedule: Night
        ---
        kind: policy
        name: MONTHEND
        groups:
          - { name: PAYROLL, importance: 1 }
        """;

    [Theory]
    [InlineData("$JOB:HOLD,,AdHoc,NIGHTLY", "Waiting")]
    [InlineData("$JOB:RELEASE,,,NIGHTLY", "Starting")]
    [InlineData("$JOB:START,CURRENT,AdHoc,nightly,go", "Starting")]
    [InlineData("$JOB:CANCEL,LATEST,AdHoc,NIGHTLY,too late", "Cancelled")]
    [InlineData("$JOB:KILL,EARLIEST ACTIVE,AdHoc,NIGHTLY", "Cancelled")]
    [InlineData("$JOB:SKIP,[[$DATE]],AdHoc,NIGHTLY", "Skipped")]
    public async Task An_event_does_to_a_waiting_job_what_its_verb_does(string text, string state)
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();

        var raised = await RaiseAsync(fixture, Operator, text);

        Assert.Equal(state, (await fixture.JobAsync(number)).State);
        Assert.Contains($"{number}", raised.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$JOB:GOOD,,AdHoc,NIGHTLY", "Succeeded")]
    [InlineData("$JOB:REVIEW,,AdHoc,NIGHTLY", "UnderReview")]
    [InlineData("$JOB:FIXED,,AdHoc,NIGHTLY", "Fixed")]
    [InlineData("$JOB:BAD,,AdHoc,NIGHTLY", "Failed")]
    [InlineData("$JOB:RESTART,,AdHoc,NIGHTLY", "Failed")]
    public async Task An_event_marks_a_job_that_is_over_or_runs_it_again(string text, string state)
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.EndedAsync(1);

        await RaiseAsync(fixture, Operator, text);

        Assert.Equal(state, (await fixture.JobAsync(number)).State);
        Assert.Equal(
            text.Contains("RESTART", StringComparison.Ordinal),
            (await fixture.OrdersAsync()).Any(order => order is Jobs.Orders.Rerun)
        );
    }

    [Theory]
    [InlineData("$JOB:RESCHEDULE,,AdHoc,NIGHTLY,,30", 30, false)]
    [InlineData("$JOB:RESCHEDULE,,AdHoc,NIGHTLY,T,+45", 45, false)]
    [InlineData("$JOB:RESCHEDHLD,,AdHoc,NIGHTLY,N,1439", 1439, true)]
    public async Task A_waiting_job_is_rescheduled_and_held_or_free_afterwards(string text, int minutes, bool held)
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();
        var before = fixture.Server.Time.GetUtcNow();

        await RaiseAsync(fixture, Operator, text);

        var job = await fixture.JobAsync(number);
        Assert.InRange(job.NotBefore!.Value, before.AddMinutes(minutes), fixture.Server.Time.GetUtcNow().AddMinutes(minutes));
        Assert.Equal(held, job.Holders.Any(holder => holder.Code is "user-hold" or "operator-hold"));
        Assert.DoesNotContain(await fixture.OrdersAsync(), order => order is Jobs.Orders.Start);
    }

    [Fact]
    public async Task Priority_and_maximum_run_time_are_changed_by_events()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();

        await RaiseAsync(fixture, Operator, "$JOB:PRIORITY,,AdHoc,NIGHTLY,2");
        var raised = await RaiseAsync(fixture, Operator, "$JOB:MAXRUNTIME,,AdHoc,NIGHTLY,90");

        Assert.Equal(2, (await fixture.JobAsync(number)).Priority);
        Assert.Equal($"job {number} is changed: maximum run time none to 90m", raised.Text);
        await Refusal.OfAsync(ProblemCodes.BadRequest, () => RaiseAsync(fixture, Operator, "$JOB:PRIORITY,,AdHoc,NIGHTLY,10"));
        await Refusal.OfAsync(ProblemCodes.NotAllowed, () => RaiseAsync(fixture, Anna, "$JOB:PRIORITY,,AdHoc,NIGHTLY,1"));
        await Refusal.OfAsync(ProblemCodes.WrongState, () => RaiseAsync(fixture, Operator, "$JOB:RESTARTHLD,,AdHoc,NIGHTLY"));
    }

    [Fact]
    public async Task A_variable_is_written_by_the_jobs_machine_for_its_own_user_or_an_administrator()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.EndedAsync();
        const string Text = "$VARIABLE:SET,,AdHoc,NIGHTLY,STATE,done, [[$DATE yyyy]]";

        await RaiseAsync(fixture, Anna, Text);
        await RaiseAsync(fixture, Root, Text);

        await Refusal.OfAsync(ProblemCodes.NotFound, () => RaiseAsync(fixture, Operator, Text));
        await Refusal.OfAsync(ProblemCodes.BadRequest, () => RaiseAsync(fixture, Anna, "$VARIABLE:SET,,AdHoc,NIGHTLY,no/name,done"));
        var written = (await fixture.OrdersAsync()).OfType<SetVariable>().ToList();
        Assert.Equal([number, number], written.Select(order => order.Number));
        Assert.All(written, order => Assert.Matches("^done, [0-9]{4}$", order.Text));
    }

    [Fact]
    public async Task An_event_does_the_verbs_of_schedules_limits_policies_closing_and_messages()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);

        await RaiseAsync(fixture, Operator, "$SCHEDULE:BUILDHLD,,Night");
        Assert.Equal("held", (await NightAsync(fixture)).State);
        await RaiseAsync(fixture, Operator, "$SCHEDULE:RELEASE,LATEST HELD,Night");
        Assert.NotEqual("held", (await NightAsync(fixture)).State);
        await RaiseAsync(fixture, Operator, "$SCHEDULE:HOLD,,Night");
        Assert.Equal("held", (await NightAsync(fixture)).State);
        await RaiseAsync(fixture, Operator, "$RESOURCE:SET,TAPE,2");
        await RaiseAsync(fixture, Operator, "$RESOURCE:SET,TAPE,1");
        await RaiseAsync(fixture, Operator, "$RESOURCE:RESET,TAPE");
        Assert.Equal(2, (await fixture.Server.ListLimitsAsync(Root, Cancellation)).Items.Single(limit => limit.Name == "TAPE").Maximum);
        await RaiseAsync(fixture, Operator, "$THRESHOLD:SET,ERRORS,4");
        await RaiseAsync(fixture, Operator, "$THRESHOLD:SET,ERRORS,-1");
        await RaiseAsync(fixture, Operator, "$THRESHOLD:RENAME,ERRORS,FAULTS");
        var threshold = Assert.Single((await fixture.Server.ListThresholdsAsync(Root, Cancellation)).Items);
        Assert.Equal(("FAULTS", 3), (threshold.Name, threshold.Value));
        await RaiseAsync(fixture, Operator, "$THRESHOLD:DEL,FAULTS");
        Assert.Empty((await fixture.Server.ListThresholdsAsync(Root, Cancellation)).Items);
        await RaiseAsync(fixture, Operator, "$POLICY:ACTIVATE,MONTHEND");
        Assert.Equal("MONTHEND", (await fixture.Server.ListPoliciesAsync(Cancellation)).Active.Name);
        await RaiseAsync(fixture, Operator, "$WEIR:CLOSE,,the disk, which is full");
        Assert.Equal("the disk, which is full", (await fixture.Server.ClosureAsync(Cancellation))!.Text);
        await RaiseAsync(fixture, Operator, "$WEIR:OPEN");
        Assert.Null(await fixture.Server.ClosureAsync(Cancellation));
        await RaiseAsync(fixture, Operator, "$NOTIFY:LOG,E,1,tapes, please");

        var told = (await fixture.Server.ListMessagesAsync(Operator, null, 1, Cancellation)).Items[0];
        Assert.Equal(("posted", "olga at test: tapes, please"), (told.Code, told.Text));
    }

    [Fact]
    public async Task A_job_is_added_with_what_it_is_told_and_the_times_of_a_frequency_that_never_comes()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);

        var raised = await RaiseAsync(fixture, Operator, "$JOB:ADDHLD,,night,repair,asked,Region=north;n=2");

        var job = (
            await fixture.Server.ListJobsAsync(Root, new JobFilter { Name = ObjectName.Parse("REPAIR") }, Cancellation)
        ).Items.Single();
        Assert.Equal(("Waiting", "Night"), (job.State, job.Schedule));
        Assert.StartsWith($"job {new TrackingNumber(job.Number)} REPAIR is added to schedule Night", raised.Text, StringComparison.Ordinal);
        await fixture.Server.StartAsync(Operator, new TrackingNumber(job.Number), new Protocol.Jobs.JobAction(), Cancellation);
        var order = Assert.IsType<StartPlanned>(Assert.Single(await fixture.OrdersAsync()));
        Assert.Equal(["LANG=C", "WEIR_PROPERTY_REGION=north", "WEIR_PROPERTY_N=2"], order.Command.Environment);
        var entry = Assert.Single(await fixture.AuditAsync(new AuditFilter { Action = "job add" }));
        Assert.Equal(("olga", "night/repair"), (entry.User, entry.Subject));
    }

    [Theory]
    [InlineData("$JOB:ADD,,Night,NOBODY", "not-found", "there is no job definition Night/NOBODY")]
    [InlineData("$JOB:ADD,,Night,QUEUED", "wrong-state", "is of type queued: such jobs come when somebody submits them")]
    [InlineData("$JOB:ADD,,Night,LOAD,asked", "not-found", "neither job definition Night/LOAD nor its schedule has a frequency asked")]
    [InlineData("$JOB:ADD,2000-01-01,Night,LOAD", "not-found", "there is no active schedule Night of 2000-01-01")]
    [InlineData("$JOB:ADD,NEXT,Night,LOAD", "not-found", "schedule Night has no day that is NEXT")]
    [InlineData("$JOB:HOLD,,Night,LOAD", "not-found", "there is no job Night/LOAD@")]
    [InlineData("$SCHEDULE:BUILD,NEXT,Night", "bad-request", "NEXT names a day that is there already")]
    [InlineData("$SCHEDULE:BUILD,,Nowhere", "not-found", "there is no schedule Nowhere")]
    [InlineData("$POLICY:ACTIVATE,NONE", "not-found", "NONE")]
    [InlineData("$JOB:TRACK,,AdHoc,LOAD", "bad-request", "it comes from agents and imports only")]
    [InlineData("$JOB:QUEUE,,AdHoc,LOAD", "bad-request", "it comes from agents and imports only")]
    [InlineData("$JOB:HOLD,,Night,[[$JOB NAME]]", "bad-request", "there is no placeholder '$JOB NAME'")]
    public async Task What_cannot_be_done_is_refused_in_one_line(string text, string code, string why)
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);

        var refused = await Refusal.OfAsync(code, () => RaiseAsync(fixture, Operator, text));

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_more_is_added_only_when_the_one_before_is_over()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);
        await RaiseAsync(fixture, Operator, "$JOB:ADD,,Night,LOAD");
        var first = Assert.IsType<StartPlanned>(Assert.Single(await fixture.OrdersAsync()));

        await Refusal.OfAsync(ProblemCodes.WrongState, () => RaiseAsync(fixture, Operator, "$JOB:ADD,,Night,LOAD"));
        await EndAsync(fixture, first.Number, 0);
        await RaiseAsync(fixture, Operator, "$JOB:ADD,,Night,LOAD");

        Assert.Equal(2, (await fixture.OrdersAsync()).Count(order => order is StartPlanned));
    }

    [Fact]
    public async Task An_event_does_nothing_that_its_caller_could_not_do_by_hand()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);
        var number = await fixture.HeldAsync("anna");

        foreach (var text in new[] { "$JOB:HOLD,,AdHoc,NIGHTLY", "$JOB:CANCEL,,AdHoc,NIGHTLY" })
        {
            await Refusal.OfAsync(ProblemCodes.NotFound, () => RaiseAsync(fixture, Bert, text));
            await Refusal.OfAsync(ProblemCodes.NotFound, () => RaiseAsync(fixture, Bert, text, dryRun: true));
        }

        string[] forOperators =
        [
            "$JOB:START,,AdHoc,NIGHTLY",
            "$JOB:ADD,,Night,LOAD",
            "$SCHEDULE:HOLD,,AdHoc",
            "$RESOURCE:SET,TAPE,2",
            "$THRESHOLD:SET,ERRORS,2",
            "$WEIR:CLOSE,,because",
            "$CONSOLE:DISPLAY,hello",
        ];
        foreach (var text in forOperators)
        {
            await Refusal.OfAsync(ProblemCodes.NotAllowed, () => RaiseAsync(fixture, Anna, text));
            await Refusal.OfAsync(ProblemCodes.NotAllowed, () => RaiseAsync(fixture, Anna, text, dryRun: true));
        }

        await RaiseAsync(fixture, Anna, "$JOB:CANCEL,,AdHoc,NIGHTLY");
        Assert.Equal("Cancelled", (await fixture.JobAsync(number)).State);
    }

    [Theory]
    [InlineData("$JOB:RELEASE,,AdHoc,NIGHTLY", "it would release job 000000001 AdHoc/NIGHTLY, which is Waiting")]
    [InlineData("$JOB:ADDHLD,2026-12-31,Night,LOAD", "it would add held job LOAD to schedule Night of 2026-12-31")]
    [InlineData("$RESOURCE:SET,TAPE,2,m1", "it would set limit TAPE on m1 to 2")]
    [InlineData("$THRESHOLD:SET,ERRORS,+2", "it would set threshold ERRORS to +2")]
    [InlineData("$THRESHOLD:RENAME,ERRORS,FAULTS", "it would rename threshold ERRORS to FAULTS")]
    [InlineData("$WEIR:OPEN,GRADUALLY", "it would open Weir gradually")]
    public async Task A_dry_run_says_what_would_be_done_and_does_nothing(string text, string told)
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);
        var number = await fixture.HeldAsync();
        var before = (await fixture.AuditAsync(new AuditFilter())).Count;

        var raised = await RaiseAsync(fixture, Operator, text, dryRun: true);

        Assert.Equal(
            (true, $"nothing is done: {told}"),
            (raised.DryRun, raised.Text.Replace($"{number}", "000000001", StringComparison.Ordinal))
        );
        Assert.Equal("Waiting", (await fixture.JobAsync(number)).State);
        Assert.Equal(before, (await fixture.AuditAsync(new AuditFilter())).Count);
    }

    [Fact]
    public async Task Inside_a_job_its_own_day_and_what_is_known_of_it_are_meant()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);
        await RaiseAsync(fixture, Operator, "$JOB:ADD,,Night,LOAD");
        var load = Assert.IsType<StartPlanned>(Assert.Single(await fixture.OrdersAsync())).Number;
        await BeginAsync(fixture, load);

        var raised = await fixture.Server.RaiseEventAsync(
            Operator,
            new EventRequest { Event = "$JOB:ADDHLD,,[[$SCHEDULE NAME]],REPAIR", Job = load.Value },
            Cancellation
        );

        Assert.Equal("$JOB:ADDHLD,,Night,REPAIR", raised.Event);
        var why = await Refusal.OfAsync(
            ProblemCodes.NotFound,
            () =>
                fixture.Server.RaiseEventAsync(Bert, new EventRequest { Event = "$JOB:HOLD,,Night,REPAIR", Job = load.Value }, Cancellation)
        );
        Assert.Contains("there is no such job", why.Message, StringComparison.Ordinal);
        await EndAsync(fixture, load, 0, begun: true);
        var over = await Refusal.OfAsync(ProblemCodes.WrongState, () => RaiseFromAsync(fixture, load, "$JOB:HOLD,,Night,REPAIR"));
        Assert.Contains("which is Succeeded: where it is not that job's, unset WEIR_JOB", over.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_adds_itself_by_an_event_is_stopped_with_the_chain()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture);
        await RaiseAsync(fixture, Operator, "$JOB:ADD,,Night,LOAD");
        var first = Assert.IsType<StartPlanned>(Assert.Single(await fixture.OrdersAsync())).Number;
        await BeginAsync(fixture, first);
        await RaiseFromAsync(fixture, first, "$JOB:ADD,,Night,REORG");
        var reorg = (await fixture.OrdersAsync()).OfType<StartPlanned>().Last().Number;
        await BeginAsync(fixture, reorg);
        await EndAsync(fixture, first, 0, begun: true);
        await RaiseFromAsync(fixture, reorg, "$JOB:ADD,,Night,LOAD");
        var second = (await fixture.OrdersAsync()).OfType<StartPlanned>().Last().Number;
        await BeginAsync(fixture, second);

        var refused = await Refusal.OfAsync(ProblemCodes.WrongState, () => RaiseFromAsync(fixture, second, "$JOB:ADD,,Night,REORG"));

        Assert.Equal(
            "the event is not acted on: it leads to itself: Night/LOAD event → Night/REORG event → Night/LOAD event",
            refused.Message
        );
    }

    private static Task<EventRaised> RaiseAsync(ServerFixture fixture, Caller caller, string text, bool dryRun = false) =>
        fixture.Server.RaiseEventAsync(caller, new EventRequest { Event = text, DryRun = dryRun }, Cancellation);

    private static Task<EventRaised> RaiseFromAsync(ServerFixture fixture, TrackingNumber job, string text) =>
        fixture.Server.RaiseEventAsync(Operator, new EventRequest { Event = text, Job = job.Value }, Cancellation);

    private static Task<ApplyResult> ApplyAsync(ServerFixture fixture) =>
        fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("e.yaml", Definitions)]), Cancellation);

    private static async Task<ScheduleView> NightAsync(ServerFixture fixture) =>
        (await fixture.Server.ListSchedulesAsync(Root, null, Cancellation)).Items.Single(schedule => schedule.Name == "Night");

    private static Task<FactsTaken> BeginAsync(ServerFixture fixture, TrackingNumber number) =>
        fixture.SayAsync(Submitted(number, "anna", "X"), new JobStarted(DateTimeOffset.UtcNow, number, 4711, null));

    private static async Task EndAsync(ServerFixture fixture, TrackingNumber number, int status, bool begun = false)
    {
        if (!begun)
        {
            await BeginAsync(fixture, number);
        }

        await fixture.SayAsync(new JobEnded(DateTimeOffset.UtcNow, number, status, null, 1000, 2000));
    }
}
