using Weir.Jobs;
using Weir.Protocol.Definitions;
using Weir.Protocol.Jobs;
using Weir.Protocol.Schedules;
using Weir.Server.Operations;
using Weir.Server.Queries;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Queries;

public sealed class WhyTests
{
    private static readonly ObjectName s_tape = ObjectName.Parse("TAPE");

    [Fact]
    public async Task Each_manager_that_has_something_to_say_has_a_section()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.SetLimitAsync(Root, s_tape, null, 0, Cancellation);
        var number = await fixture.NumberAsync();
        await fixture.SayAsync(Submitted(number, "anna", "BACKUP") with { Hold = true, Limits = [new LimitNeed(s_tape, 2)] });

        var why = await fixture.Server.WhyAsync(Root, number, null, Cancellation);

        Assert.Equal(
            ["SLM False", "Info False", "JLS True", "USER True"],
            why.Sections.Select(section => $"{section.Manager} {section.Holding}")
        );
        // Classes, regions and tapes are for programs of the original.
        Assert.Equal(
            [
                "Job Queue WEIR/DEFAULT, Priority 5",
                "Service Queue general",
                "Service Mode : Standard",
                "Service Group DEFAULT.DEFAULT",
                "Importance 3",
            ],
            why.Sections[1].Lines
        );
        Assert.Equal("Total Delay Time : 0s", why.Sections[0].Lines[^1]);
        Assert.Equal(
            [
                "Awaiting Execution",
                "",
                "Batch Service : Insufficient data",
                "Trend : Insufficient data",
                "",
                "Service Mode : Standard",
                "",
                "Job Service : Before Target",
                "",
                "Estimated Time to Selection: Indeterminate - Delayed",
                "Effective Queue Time : Not currently being timed",
            ],
            why.Sections[0].Lines.SkipLast(1)
        );
        Assert.Equal(["Limited by TAPE", " Needs(002)"], why.Sections[2].Lines);
        Assert.Equal((99999, "M"), (why.EstimateCode, why.Job.Bucket));
        Assert.StartsWith("Indeterminate - Delayed: submitted held by anna", why.Estimate, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_that_the_policy_does_not_have_is_told_beside_the_one_it_is_in()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.NumberAsync();
        await fixture.SayAsync(Submitted(number, "anna", "BACKUP") with { Hold = true, Service = ObjectName.Parse("NO.SUCH") });

        var info = (await fixture.Server.WhyAsync(Root, number, null, Cancellation)).Sections[1];

        Assert.Equal(
            ["Service Queue production", "Service Group $$$DEF", "Service Group asked for NO.SUCH"],
            info.Lines.Where(line =>
                line.Contains("Group", StringComparison.Ordinal) || line.StartsWith("Service Queue", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task On_a_machine_without_slots_nobody_says_when_and_what_would_change_it_is_told()
    {
        await using var fixture = await OpenAsync();
        const string Job = "kind: job-definition\nname: BACKUP\nschedule: AdHoc\ntype: queued\nallowMultiple: true\n";
        await fixture.Server.ApplyAsync(Root, new ApplyRequest([new ApplyFile("job.yaml", Job)]), Cancellation);
        for (var i = 0; i < 5; i++)
        {
            var before = await fixture.NumberAsync();
            await fixture.SayAsync(Submitted(before, "anna", "BACKUP") with { TrackType = TrackType.Queue });
        }

        await fixture.Server.ApplyAsync(
            Root,
            new ApplyRequest([new ApplyFile("machine.yaml", $"kind: machine\nname: {Machine}\nslots: 0\n")]),
            Cancellation
        );
        var number = await fixture.NumberAsync();
        await fixture.SayAsync(Submitted(number, "anna", "BACKUP") with { TrackType = TrackType.Queue });

        var why = await fixture.Server.WhyAsync(Root, number, null, Cancellation);

        Assert.Equal($"Indeterminate: machine {Machine} is defined with no slots", why.Estimate);
        await fixture.Server.HoldAsync(Anna, number, new JobAction(), Cancellation);
        Assert.StartsWith(
            "Indeterminate - Delayed: held by anna",
            (await fixture.Server.WhyAsync(Root, number, null, Cancellation)).Estimate,
            StringComparison.Ordinal
        );
        var holder = Assert.Single(why.Job.Holders, one => one.Code == "no-slot");
        Assert.Equal(
            ($"machine {Machine} is defined with no slots", $"the machine is given slots (weir apply, kind: machine, name: {Machine})"),
            (holder.Text, holder.Release)
        );
    }

    [Fact]
    public async Task Two_holders_hold_independently()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.SetLimitAsync(Root, s_tape, null, 0, Cancellation);
        var number = await fixture.NumberAsync();
        await fixture.SayAsync(Submitted(number, "anna", "BACKUP") with { Hold = true, Limits = [new LimitNeed(s_tape, 1)] });

        await fixture.Server.ReleaseAsync(Anna, number, new JobAction(), Cancellation);

        var why = await fixture.Server.WhyAsync(Anna, number, null, Cancellation);
        Assert.Equal("limit-full", Assert.Single(why.Job.Holders).Code);
        Assert.Equal(["JLS"], why.Sections.Where(section => section.Holding).Select(section => section.Manager));
    }

    [Fact]
    public async Task An_earlier_moment_is_told_as_it_was()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.SetLimitAsync(Root, s_tape, null, 1, Cancellation);
        var user = await fixture.NumberAsync();
        var number = await fixture.NumberAsync();
        LimitNeed[] needs = [new(s_tape, 1)];
        await fixture.SayAsync(
            Submitted(user, "anna", "FIRST") with
            {
                Limits = needs,
            },
            Submitted(number, "anna", "SECOND") with
            {
                Limits = needs,
            }
        );
        var before = (await fixture.JobAsync(user)).SubmittedAt.AddHours(-1);
        var waiting = Later();
        await fixture.Server.HoldAsync(Operator, number, new JobAction { Text = "not today" }, Cancellation);
        var held = Later();
        await fixture.Server.ReleaseAsync(Operator, number, new JobAction(), Cancellation);
        await fixture.Server.SetLimitAsync(Root, s_tape, null, 5, Cancellation);
        var gone = Later();

        Assert.Equal("Starting", (await fixture.JobAsync(number)).State);
        Assert.Equal(["limit-full"], Codes(await fixture.Server.WhyAsync(Root, number, waiting, Cancellation)));
        var then = await fixture.Server.WhyAsync(Root, number, held, Cancellation);
        Assert.Equal(["operator-hold", "limit-full"], Codes(then));
        Assert.Equal(["limit TAPE has 1 of 1 units in use and the job needs 1"], then.Job.Holders.Skip(1).Select(holder => holder.Text));
        Assert.NotEmpty(then.Unknown);
        Assert.Equal(
            "It was let go; the machine has not said yet that it runs.",
            (await fixture.Server.WhyAsync(Root, number, gone, Cancellation)).Summary
        );
        Assert.StartsWith(
            "There was no such job yet",
            (await fixture.Server.WhyAsync(Root, number, before, Cancellation)).Summary,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_schedule_that_was_on_hold_is_told_so_after_a_restart_until_its_time_is_forgotten_and_is_no_definition()
    {
        await using var first = await OpenAsync();
        var adHoc = ObjectName.Parse("AdHoc");
        await first.Server.ApplyAsync(
            Root,
            new ApplyRequest([new ApplyFile("job.yaml", "kind: job-definition\nname: BACKUP\nschedule: AdHoc\ntype: queued\n")]),
            Cancellation
        );
        var number = await first.NumberAsync();
        await first.SayAsync(Submitted(number, "anna", "BACKUP") with { TrackType = TrackType.Queue, Hold = true });
        await first.Server.HoldScheduleAsync(Operator, adHoc, new ScheduleAction(null, null), Cancellation);
        var held = Later();
        await first.Server.ReleaseScheduleAsync(Operator, adHoc, new ScheduleAction(null, null), Cancellation);
        var released = Later();
        await using var fixture = await first.ReopenAsync();

        Assert.Equal(["user-hold", "schedule-held"], Codes(await fixture.Server.WhyAsync(Root, number, held, Cancellation)));
        Assert.Equal(["user-hold"], Codes(await fixture.Server.WhyAsync(Root, number, released, Cancellation)));
        Assert.Equal(
            "job-definition",
            Assert.Single(await fixture.Server.Store.ListDefinitionChangesAsync(null, null, 10, Cancellation)).Kind
        );

        await fixture.Server.PurgeAsync(Root, 0, Cancellation);
        Assert.Empty(await fixture.Server.Store.ListEarlierRecordsAsync(10, Cancellation));
    }

    [Fact]
    public async Task Of_a_moment_before_what_is_kept_it_is_said_that_settings_are_forgotten()
    {
        await using var fixture = await OpenAsync(keepJobs: TimeSpan.Zero);
        var number = await fixture.HeldAsync();

        var why = await fixture.Server.WhyAsync(Root, number, Later(), Cancellation);

        Assert.Contains(
            "What limits, thresholds, properties, schedules and the active policy were set to then is forgotten: they are as they were set after that time.",
            why.Unknown
        );
    }

    [Fact]
    public async Task Of_a_limit_that_each_machine_has_the_way_out_sets_the_machines()
    {
        await using var fixture = await OpenAsync();
        await fixture.Server.ApplyAsync(
            Root,
            new ApplyRequest([new ApplyFile("a.yaml", "kind: limit\nname: LICENCE\nmaximum: 1\nperMachine: true\n")]),
            Cancellation
        );
        var number = await fixture.NumberAsync();
        await fixture.SayAsync(Submitted(number, "anna", "BUILD") with { Limits = [new LimitNeed(ObjectName.Parse("LICENCE"), 3)] });

        var why = await fixture.Server.WhyAsync(Root, number, null, Cancellation);
        Assert.Equal(
            ($"limit LICENCE on {Machine} 1 -> 3: starts now", $"weir limit set LICENCE 3 --machine {Machine}"),
            (why.WaysOut[0].Text, why.WaysOut[0].Command)
        );
        Assert.Equal("Limited by +LICENCE", why.Sections.Single(section => section.Manager == "JLS").Lines[0]);
        await fixture.Server.SetLimitAsync(Root, ObjectName.Parse("LICENCE"), Machine, 3, Cancellation);

        Assert.Equal("Starting", (await fixture.JobAsync(number)).State);
    }

    [Fact]
    public async Task A_held_job_is_let_go_by_its_way_out()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();

        var way = (await fixture.Server.WhyAsync(Anna, number, null, Cancellation)).WaysOut[0];
        Assert.Equal(($"weir release {number.Value}", true, "user"), (way.Command, way.StartsNow, way.Needs));
        await fixture.Server.ReleaseAsync(Anna, number, new JobAction(), Cancellation);

        Assert.Equal("Starting", (await fixture.JobAsync(number)).State);
    }

    private static IEnumerable<string> Codes(WhyView why) => why.Job.Holders.Select(holder => holder.Code);

    // A moment after all that was answered, and before all that is asked next: the clock has to move on in between.
    private static DateTimeOffset Later()
    {
        var now = DateTimeOffset.UtcNow;
        SpinWait.SpinUntil(() => DateTimeOffset.UtcNow > now);
        var moment = DateTimeOffset.UtcNow;
        SpinWait.SpinUntil(() => DateTimeOffset.UtcNow > moment);
        return moment;
    }
}
