using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Protocol.Definitions;
using Weir.Protocol.Events;
using Weir.Protocol.Jobs;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Stores;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Events;

public sealed class DefinitionEventTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("started")]
    [InlineData("succeeded")]
    [InlineData("failed")]
    [InlineData("held")]
    [InlineData("released")]
    [InlineData("cancelled")]
    [InlineData("skipped")]
    [InlineData("lost")]
    public async Task What_a_definition_answers_is_done_when_it_happens(string trigger)
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture, Job("A", $"{trigger}: {{ message: '[[$JOB NAME]] [[$JOBID]] on [[$SCHEDULE NAME]]' }}"));

        var number = await HappenAsync(fixture, trigger);

        var told = await PostedAsync(fixture);
        Assert.EndsWith($": A {number} on AdHoc", told.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ok", "succeeded")]
    [InlineData("failed", "failed")]
    public async Task A_mark_is_answered_as_the_end_that_it_says(string mark, string trigger)
    {
        await using var fixture = await OpenAsync();
        var number = await EndAsync(fixture, "A", mark == "ok" ? 1 : 0);
        await ApplyAsync(fixture, Job("A", $"{trigger}: {{ message: marked }}"));

        await fixture.Server.MarkAsync(Operator, number, new JobAction { As = mark }, Cancellation);

        Assert.EndsWith(": marked", (await PostedAsync(fixture)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_actions_are_done_in_order_in_the_name_of_who_put_it_into_force()
    {
        await using var fixture = await OpenAsync();
        var other = await fixture.HeldAsync("bert", "B");
        var rita = Root with { User = "rita", Actor = new Actor("rita", ActorOrigin.Socket, "north", 7) };
        await ApplyAsync(fixture, Job("A", "succeeded: [ { release: B }, { cancel: NOBODY }, { message: done } ]"), rita);

        await EndAsync(fixture, "A", 0);
        await PostedAsync(fixture);

        Assert.Equal("Starting", (await fixture.JobAsync(other)).State);
        var entry = Assert.Single(await fixture.AuditAsync(new AuditFilter { Action = "release" }));
        Assert.Equal(("rita", "definition"), (entry.User, entry.Origin));
        Assert.Contains("AdHoc/A succeeded", entry.Through, StringComparison.Ordinal);
        var refused = (await MessagesAsync(fixture)).Single(message => message.Code == "event-refused");
        Assert.StartsWith(
            "event AdHoc/A succeeded: $JOB:CANCEL,,AdHoc,NOBODY is not done: there is no job AdHoc/NOBODY@",
            refused.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_event_that_leads_to_itself_ends_with_one_line_that_names_the_chain()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(
            fixture,
            "kind: schedule\nname: Night\n---\n" + Batch("A", "succeeded: { add: B }") + "---\n" + Batch("B", "succeeded: { add: A }")
        );
        await fixture.Server.RaiseEventAsync(Operator, new EventRequest { Event = "$JOB:ADD,,Night,A" }, Cancellation);

        for (var runs = 1; runs <= 3; runs++)
        {
            var order = await StartAsync(fixture, runs);
            await fixture.SayAsync(
                Submitted(order.Number, "anna", "X"),
                new JobStarted(DateTimeOffset.UtcNow, order.Number, 4711, null),
                new JobEnded(DateTimeOffset.UtcNow, order.Number, 0, null, 1000, 2000)
            );
        }

        var loop = await MessageAsync(fixture, "event-loop");
        Assert.Equal(
            "event Night/A succeeded is not acted on: it leads to itself: Night/A succeeded → Night/B succeeded → Night/A succeeded",
            loop.Text
        );
        Assert.Equal(3, (await fixture.OrdersAsync()).Count(order => order is StartPlanned));
    }

    [Fact]
    public async Task A_job_that_runs_itself_again_when_it_fails_does_so_once()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture, "kind: schedule\nname: Night\n---\n" + Batch("A", "failed: { rerun: A }"));
        await fixture.Server.RaiseEventAsync(Operator, new EventRequest { Event = "$JOB:ADD,,Night,A" }, Cancellation);

        for (var runs = 1; runs <= 2; runs++)
        {
            var order = await StartAsync(fixture, runs);
            await fixture.SayAsync(
                Submitted(order.Number, "anna", "X"),
                new JobStarted(DateTimeOffset.UtcNow, order.Number, 4711, null),
                new JobEnded(DateTimeOffset.UtcNow, order.Number, 1, null, 1000, 2000)
            );
        }

        Assert.Contains("Night/A failed → Night/A failed", (await MessageAsync(fixture, "event-loop")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_completed_day_is_answered()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(
            fixture,
            "kind: schedule\nname: Night\nfrequency: { everyDays: 1, since: 2026-01-01, days: any }\n"
                + "on: { completed: { message: '[[$SCHEDULE NAME]] is over' } }\n---\n"
                + Batch("A", "succeeded: []")
        );
        await fixture.Server.BuildScheduleAsync(Operator, ObjectName.Parse("Night"), new(null, false, null), Cancellation);
        var order = await StartAsync(fixture, 1);

        await fixture.SayAsync(
            Submitted(order.Number, "anna", "X"),
            new JobStarted(DateTimeOffset.UtcNow, order.Number, 4711, null),
            new JobEnded(DateTimeOffset.UtcNow, order.Number, 0, null, 1000, 2000)
        );

        Assert.EndsWith(": Night is over", (await PostedAsync(fixture)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "frequency: { everyDays: 1, since: 2026-01-01, days: any, on: { succeeded: { message: of its own } } }",
        "of its own",
        "root"
    )]
    [InlineData("frequency: often", "of often", "rita")]
    [InlineData("frequency: [ { date: 2026-01-01, on: { succeeded: { message: never } } }, often ]", "of often", "rita")]
    public async Task The_frequency_that_brought_a_run_is_asked_beside_its_definition(string frequency, string told, string owner)
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(
            fixture,
            "kind: frequency\nname: often\neveryDays: 1\nsince: 2026-01-01\ndays: any\non: { succeeded: { message: of often } }\n",
            Root with
            {
                User = "rita",
                Actor = new Actor("rita", ActorOrigin.Socket, "north", 7),
            }
        );
        await ApplyAsync(fixture, $"kind: schedule\nname: Night\n---\n{Batch("A", "succeeded: { message: of the job }")}{frequency}\n");
        await fixture.Server.BuildScheduleAsync(Operator, ObjectName.Parse("Night"), new(null, false, null), Cancellation);
        var order = await StartAsync(fixture, 1);

        await fixture.SayAsync(
            Submitted(order.Number, "anna", "X"),
            new JobStarted(DateTimeOffset.UtcNow, order.Number, 4711, null),
            new JobEnded(DateTimeOffset.UtcNow, order.Number, 0, null, 1000, 2000)
        );

        await UntilAsync(fixture, messages => messages.Count(message => message.Code == "posted") == 2);
        var posted = (await MessagesAsync(fixture)).Where(message => message.Code == "posted").ToList();
        Assert.Contains(posted, message => message.Text.EndsWith(": of the job", StringComparison.Ordinal));
        Assert.Contains(
            posted,
            message =>
                message.Text.EndsWith($": {told}", StringComparison.Ordinal) && message.Text.Contains(owner, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_server_that_ends_before_an_event_is_acted_on_acts_on_it_once_when_it_is_back()
    {
        var first = await OpenAsync();
        await ApplyAsync(first, Job("A", "succeeded: [ { message: one }, { message: two }, { message: three } ]"));
        // The store takes the end of the job and the first message, and then nothing any more: as if the server was killed there.
        var isPosted = false;
        first.Store.RefuseWhere(
            batch =>
            {
                var before = isPosted;
                isPosted |= batch.Messages.Any(message => message.Code == "posted");
                return before;
            },
            StoreFailure.Full
        );
        await EndAsync(first, "A", 0);
        await first.EndAsync();

        await using var second = await first.ReopenAsync();

        await UntilAsync(second, messages => messages.Any(message => message.Text.EndsWith(": three", StringComparison.Ordinal)));
        Assert.Equal(
            ["one", "two", "three"],
            (await MessagesAsync(second))
                .Where(message => message.Code == "posted")
                .Reverse()
                .Select(message => message.Text.Split(": ")[^1])
        );
        await first.DisposeAsync();
    }

    [Fact]
    public async Task A_store_that_refuses_for_a_while_makes_nothing_be_done_twice_or_not_at_all()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture, Job("A", "succeeded: [ { message: one }, { message: two } ]"));
        var refusals = 0;
        fixture.Store.RefuseWhere(batch => batch.Messages.Any(message => message.Code == "posted") && refusals++ < 2, StoreFailure.Full);

        await EndAsync(fixture, "A", 0);

        await UntilAsync(fixture, messages => messages.Any(message => message.Text.EndsWith(": two", StringComparison.Ordinal)));
        Assert.Equal(2, (await MessagesAsync(fixture)).Count(message => message.Code == "posted"));
    }

    [Fact]
    public async Task What_a_definition_no_longer_answers_is_not_done_any_more()
    {
        await using var fixture = await OpenAsync();
        await ApplyAsync(fixture, Job("A", "succeeded: { message: old }"));
        await ApplyAsync(fixture, Job("A", "succeeded: { message: new }"));

        await EndAsync(fixture, "A", 0);

        Assert.EndsWith(": new", (await PostedAsync(fixture)).Text, StringComparison.Ordinal);
        Assert.Single(await MessagesAsync(fixture), message => message.Code == "posted");
    }

    private static string Job(string name, string on) => $"kind: job-definition\nname: {name}\ntype: tracked\non:\n  {on}\n";

    private static string Batch(string name, string on) =>
        $"kind: job-definition\nname: {name}\nschedule: Night\ntype: batch\ncommand: {name}\non:\n  {on}\n";

    private static Task<ApplyResult> ApplyAsync(ServerFixture fixture, string text, Caller? caller = null) =>
        fixture.Server.ApplyAsync(caller ?? Root, new ApplyRequest([new ApplyFile("e.yaml", text)]), Cancellation);

    private static async Task<TrackingNumber> HappenAsync(ServerFixture fixture, string trigger)
    {
        switch (trigger)
        {
            case "started":
            case "succeeded":
                return await EndAsync(fixture, "A", 0);
            case "failed":
                return await EndAsync(fixture, "A", 1);
            case "lost":
                var running = await fixture.NumberAsync();
                var now = DateTimeOffset.UtcNow;
                await fixture.SayAsync(
                    Submitted(running, "anna", "A") with
                    {
                        GoesAtOnce = true,
                    },
                    new JobStarted(now, running, 4711, null),
                    new JobLost(now, running, false, "its machine is silent")
                );
                return running;
            default:
                var number = await fixture.HeldAsync("anna", "A");
                await (
                    trigger switch
                    {
                        "held" => fixture.Server.HoldAsync(Operator, number, new JobAction(), Cancellation),
                        "released" => fixture.Server.ReleaseAsync(Operator, number, new JobAction(), Cancellation),
                        "cancelled" => fixture.Server.CancelAsync(Operator, number, new JobAction(), Cancellation),
                        _ => fixture.Server.SkipAsync(Operator, number, new JobAction(), Cancellation),
                    }
                );
                return number;
        }
    }

    private static async Task<TrackingNumber> EndAsync(ServerFixture fixture, string name, int status)
    {
        var number = await fixture.NumberAsync();
        var now = DateTimeOffset.UtcNow;
        await fixture.SayAsync(
            Submitted(number, "anna", name) with
            {
                GoesAtOnce = true,
            },
            new JobStarted(now, number, 4711, null),
            new JobEnded(now, number, status, null, 1000, 2000)
        );
        return number;
    }

    // The n-th order to start a planned job, once it is out.
    private static async Task<StartPlanned> StartAsync(ServerFixture fixture, int nth)
    {
        var started = fixture.Server.Time.GetTimestamp();
        while (true)
        {
            if ((await fixture.OrdersAsync()).OfType<StartPlanned>().Skip(nth - 1).FirstOrDefault() is { } order)
            {
                return order;
            }

            Assert.True(fixture.Server.Time.GetElapsedTime(started) < s_patience, $"no {nth}. start came");
        }
    }

    private static Task<MessageView> PostedAsync(ServerFixture fixture) => MessageAsync(fixture, "posted");

    private static async Task<MessageView> MessageAsync(ServerFixture fixture, string code)
    {
        await UntilAsync(fixture, messages => messages.Any(message => message.Code == code));
        return (await MessagesAsync(fixture)).First(message => message.Code == code);
    }

    private static async Task UntilAsync(ServerFixture fixture, Func<IReadOnlyList<MessageView>, bool> condition)
    {
        var started = fixture.Server.Time.GetTimestamp();
        while (!condition(await MessagesAsync(fixture)))
        {
            Assert.True(fixture.Server.Time.GetElapsedTime(started) < s_patience, "no such message came");
            await Task.Yield();
        }
    }

    private static async Task<IReadOnlyList<MessageView>> MessagesAsync(ServerFixture fixture) =>
        (await fixture.Server.ListMessagesAsync(Root, null, 100, Cancellation)).Items;
}
