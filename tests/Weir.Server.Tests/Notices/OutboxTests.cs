using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Notices;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Stores;

namespace Weir.Server.Tests.Notices;

public sealed class OutboxTests
{
    private static CancellationToken Cancellation => ServerFixture.Cancellation;

    [Fact]
    public async Task A_failed_job_is_to_be_told_and_one_that_succeeds_is_not()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await fixture.ApplyAsync(NotificationFixture.Failures);
        await fixture.EndedAsync();
        var failed = await fixture.EndedAsync(3);

        var telling = Assert.Single(await fixture.DeliverAsync());

        Assert.Equal(
            (NoticeTrigger.JobFailed, "status 3", failed.Value, 3),
            (telling.First.Trigger, telling.First.Cause, telling.First.Number, telling.First.ExitCode)
        );
        Assert.Equal($"job {failed} NIGHTLY of anna on m1 failed: ended with status 3", telling.First.Text);
        Assert.Equal(["Sent"], await fixture.StatesAsync());
    }

    [Fact]
    public async Task What_was_not_settled_is_to_be_told_after_a_restart_with_its_key_and_what_was_is_not()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await fixture.ApplyAsync(NotificationFixture.Failures);
        await fixture.EndedAsync(1);
        await fixture.DeliverAsync();
        var lost = await fixture.EndedAsync(2);
        var before = Assert.Single(await fixture.TakeAsync()).Telling;

        await using var again = await fixture.ReopenAsync();
        var after = Assert.Single(await again.DeliverAsync());

        Assert.Equal((before.Key, lost.Value), (after.Key, after.First.Number));
        var fresh = await again.EndedAsync(4);
        var next = Assert.Single(await again.DeliverAsync());
        Assert.Equal(fresh.Value, next.First.Number);
        Assert.NotEqual(before.Key, next.Key);
    }

    [Fact]
    public async Task It_is_stored_with_what_happened_or_not_at_all()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await fixture.ApplyAsync(NotificationFixture.Failures);
        var running = await fixture.NumberAsync();
        await fixture.SayAsync(
            ServerFixture.Submitted(running, "anna", "NIGHTLY"),
            new JobStarted(fixture.Server.Time.GetUtcNow(), running, 42, null)
        );
        fixture.Store.RefuseWhere(batch => batch.Tellings.Count > 0, StoreFailure.Unreachable);

        await Assert.ThrowsAnyAsync<Exception>(() =>
            fixture.SayAsync(new JobEnded(fixture.Server.Time.GetUtcNow(), running, 1, null, 1, 1))
        );

        Assert.Empty(await fixture.StatesAsync());
        Assert.Equal(JobState.Running, (await fixture.Store.FindJobAsync(running, Cancellation))!.State);
    }

    [Fact]
    public async Task Held_schedules_and_jobs_that_are_held_released_marked_cancelled_skipped_and_rejected_are_told_of()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await fixture.ApplyAsync(
            "kind: notification\nname: ALL\ngroup: 0s\nmost: 1000\nto: { journald: true }\n"
                + "when: { job: [ held, released, cancelled, skipped, rejected, marked-failed, marked-ok ], schedule: [ held, released ] }\n"
        );
        var held = await fixture.HeldAsync();
        await fixture.Server.ReleaseAsync(ServerFixture.Root, held, new(), Cancellation);
        var ended = await fixture.EndedAsync();
        await fixture.Server.MarkAsync(ServerFixture.Root, ended, new() { As = "failed" }, Cancellation);
        await fixture.Server.MarkAsync(ServerFixture.Root, ended, new() { As = "ok" }, Cancellation);
        await fixture.Server.HoldScheduleAsync(ServerFixture.Root, Weir.Schedules.ScheduleDefinition.AdHoc, new(null, null), Cancellation);
        await fixture.Server.ReleaseScheduleAsync(
            ServerFixture.Root,
            Weir.Schedules.ScheduleDefinition.AdHoc,
            new(null, null),
            Cancellation
        );
        var skipped = await fixture.HeldAsync();
        await fixture.Server.SkipAsync(ServerFixture.Root, skipped, new(), Cancellation);
        var cancelled = await fixture.HeldAsync();
        await fixture.Server.CancelAsync(ServerFixture.Root, cancelled, new(), Cancellation);

        HashSet<string> told = [];
        string[] wanted = ["released", "marked-failed", "marked-ok", "held", "skipped", "cancelled"];
        while (!told.IsSupersetOf(wanted))
        {
            told.UnionWith((await fixture.DeliverAsync()).Select(telling => telling.First.Trigger.ToText()));
        }

        Assert.Contains(
            "schedule AdHoc of",
            string.Join('\n', (await fixture.Store.ListTellingsAsync(100, Cancellation)).Select(row => row.Body)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_job_that_runs_for_longer_than_is_right_is_told_of_once_also_over_a_restart()
    {
        var time = new SetClock();
        await using var fixture = await ServerFixture.OpenAsync(time: time);
        await fixture.ApplyAsync("kind: notification\nname: LONG\nwhen: { runsLonger: 2h }\ngroup: 0s\nto: { journald: true }\n");
        var running = await fixture.NumberAsync();
        await fixture.SayAsync(ServerFixture.Submitted(running, "anna", "NIGHTLY"), new JobStarted(time.GetUtcNow(), running, 42, null));
        time.Advance(TimeSpan.FromHours(1));
        await fixture.HeldAsync();
        Assert.Empty(await fixture.StatesAsync());

        time.Advance(TimeSpan.FromHours(1));
        await fixture.HeldAsync();
        var telling = Assert.Single(await fixture.DeliverAsync());
        Assert.Equal($"job {running} NIGHTLY of anna on m1 runs: for more than 2h", telling.First.Text);

        await using var again = await fixture.ReopenAsync();
        time.Advance(TimeSpan.FromHours(1));
        await again.HeldAsync();
        Assert.Equal(["Sent"], await again.StatesAsync());
    }

    [Fact]
    public async Task A_job_that_is_late_is_told_of_once()
    {
        var time = new SetClock();
        await using var fixture = await ServerFixture.OpenAsync(time: time);
        await fixture.ApplyAsync(
            "kind: notification\nname: LATE\nwhen: { job: [ late-to-start, late-to-finish, over-run-time ] }\ngroup: 0s\nto: { journald: true }\n"
                + Night("startTime: '09:00'\n", "lateToStart: 5m, lateToFinish: 2h")
        );
        await BuildAsync(fixture);
        time.Advance(TimeSpan.FromMinutes(5));
        await fixture.HeldAsync();

        var telling = Assert.Single(await fixture.DeliverAsync());

        Assert.Equal((NoticeTrigger.JobLateToStart, "LOAD"), (telling.First.Trigger, telling.First.Job));
        Assert.EndsWith(
            "LOAD of - on m1 is late to start: it should have started by 2026-03-02 09:05:00Z",
            telling.First.Text,
            StringComparison.Ordinal
        );
        time.Advance(TimeSpan.FromMinutes(5));
        await fixture.HeldAsync();
        Assert.Equal(["Sent"], await fixture.StatesAsync());
    }

    [Fact]
    public async Task A_planned_day_is_told_to_have_started_when_it_is_built_and_completed_when_its_jobs_are_over()
    {
        var time = new SetClock();
        await using var fixture = await ServerFixture.OpenAsync(time: time);
        await fixture.ApplyAsync(
            "kind: notification\nname: DAYS\nwhen: { schedule: [ started, completed ] }\nof: { schedules: Night }\ngroup: 0s\nto: { journald: true }\n"
                + Night("", "startOffset: 1h")
        );
        await BuildAsync(fixture);
        var number = Assert.IsType<Weir.Jobs.Orders.StartPlanned>(Assert.Single(await fixture.OrdersAsync())).Number;
        Assert.Equal(NoticeTrigger.ScheduleStarted, Assert.Single(await fixture.DeliverAsync()).First.Trigger);
        await BuildAsync(fixture);

        await fixture.SayAsync(new JobStarted(time.GetUtcNow(), number, 42, null), new JobEnded(time.GetUtcNow(), number, 0, null, 1, 1));
        Assert.Equal(NoticeTrigger.ScheduleCompleted, Assert.Single(await fixture.DeliverAsync()).First.Trigger);
        time.Advance(TimeSpan.FromDays(1));
        await fixture.HeldAsync();

        Assert.Equal(["Sent", "Sent"], await fixture.StatesAsync());
    }

    [Fact]
    public async Task What_will_not_end_in_time_is_told_of_before_and_when_it_is_late()
    {
        var time = new SetClock();
        await using var fixture = await ServerFixture.OpenAsync(time: time);
        await fixture.ApplyAsync(
            "kind: notification\nname: DUE\nwhen: { job: [ about-to-be-late, late ], schedule: [ about-to-be-late, late ] }\ngroup: 0s\nto: { journald: true }\n"
                + Night("startTime: '09:00'\nmustEndBy: '12:00'\n", "startOffset: 0s")
                + "mustEndBy: '12:00'\n"
        );
        await BuildAsync(fixture);
        var number = Assert.IsType<Weir.Jobs.Orders.StartPlanned>(Assert.Single(await fixture.OrdersAsync())).Number;
        await fixture.SayAsync(new JobStarted(time.GetUtcNow(), number, 42, null));
        time.Advance(TimeSpan.FromHours(2));
        await fixture.SayAsync(new JobEnded(time.GetUtcNow(), number, 0, null, 1, 1));
        await fixture.Server.RerunAsync(ServerFixture.Root, number, new(), Cancellation);
        time.Advance(TimeSpan.FromMinutes(1));
        await fixture.HeldAsync();

        var before = await fixture.DeliverAsync();
        time.Advance(TimeSpan.FromHours(1));
        await fixture.HeldAsync();
        var late = await fixture.DeliverAsync();

        Assert.Equal(
            [NoticeTrigger.JobAboutToBeLate, NoticeTrigger.ScheduleAboutToBeLate],
            before.Select(telling => telling.First.Trigger).Order()
        );
        Assert.Contains(
            "is about to be late: it must end by 2026-03-02 12:00:00Z and is expected to end at 2026-03-02 13:01:00Z; look at job",
            before.Single(telling => telling.First.Trigger == NoticeTrigger.JobAboutToBeLate).First.Text,
            StringComparison.Ordinal
        );
        Assert.Equal([NoticeTrigger.JobLate, NoticeTrigger.ScheduleLate], late.Select(telling => telling.First.Trigger).Order());
        Assert.Equal(
            "schedule Night of 2026-03-02 is late: it should have ended by 2026-03-02 12:00:00Z",
            late.Single(telling => telling.First.Trigger == NoticeTrigger.ScheduleLate).First.Text
        );
    }

    private static string Night(string schedule, string frequency) =>
        "---\nkind: schedule\nname: Night\n"
        + schedule
        + "---\nkind: job-definition\nname: LOAD\nschedule: Night\ntype: batch\ncommand: [ load ]\n"
        + $"frequency: {{ everyDays: 1, since: 2026-01-01, days: any, {frequency} }}\n";

    private static Task<Weir.Protocol.Schedules.ScheduleView> BuildAsync(ServerFixture fixture) =>
        fixture.Server.BuildScheduleAsync(ServerFixture.Root, ObjectName.Parse("Night"), new(null, false, null), Cancellation);

    [Fact]
    public async Task A_machine_that_falls_silent_and_comes_back_is_told_of()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await fixture.ApplyAsync("kind: notification\nname: M\nwhen: { machine: [ down, up ] }\ngroup: 0s\nto: { journald: true }\n");

        fixture.Server.Watch.Refuse(ServerFixture.Machine, "it is of another Weir");
        Assert.Equal(NoticeTrigger.MachineDown, Assert.Single(await fixture.DeliverAsync()).First.Trigger);
        fixture.Server.Watch.Refuse(ServerFixture.Machine, null);
        fixture.Server.Watch.MarkSeen(ServerFixture.Machine, 0);

        Assert.Equal(NoticeTrigger.MachineUp, Assert.Single(await fixture.DeliverAsync()).First.Trigger);
    }

    [Fact]
    public async Task Two_thousand_failures_are_decided_although_nobody_delivers()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await fixture.ApplyAsync(NotificationFixture.Failures);
        for (var i = 0; i < 40; i++)
        {
            List<Fact> facts = [];
            for (var j = 0; j < 50; j++)
            {
                var number = await fixture.NumberAsync();
                facts.Add(ServerFixture.Submitted(number, "anna", "NIGHTLY"));
                facts.Add(new JobStarted(fixture.Server.Time.GetUtcNow(), number, 42, null));
                facts.Add(new JobEnded(fixture.Server.Time.GetUtcNow(), number, 1, null, 1, 1));
            }

            await fixture.SayAsync(facts);
        }

        Assert.Equal(NotificationDefinition.UsualMost + 1, (await fixture.StatesAsync()).Count);
        var messages = (await fixture.Server.ListMessagesAsync(ServerFixture.Root, 500, 1000, Cancellation, MessageSeverity.Warning)).Items;
        Assert.Single(messages, message => message.Code == "notification-storm");
    }
}
