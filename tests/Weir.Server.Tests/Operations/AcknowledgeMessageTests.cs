using Weir.Jobs;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Server.Tests.Notices;

namespace Weir.Server.Tests.Operations;

public sealed class AcknowledgeMessageTests
{
    private const string Escalating = NotificationFixture.Failures + "escalate: { after: 1h, times: 3, to: { mail: boss@example.org } }\n";

    private static CancellationToken Cancellation => ServerFixture.Cancellation;

    [Fact]
    public async Task What_was_still_to_be_told_of_the_job_is_not_and_the_message_says_who_took_note()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await fixture.ApplyAsync(Escalating);
        var failed = await fixture.EndedAsync(3);
        await fixture.DeliverAsync();
        var message = await MessageAsync(fixture, failed);

        var done = await fixture.Server.AcknowledgeMessageAsync(ServerFixture.Operator, message, Cancellation);

        Assert.Equal((1, "olga"), (done.Ended, done.Message.AcknowledgedBy));
        Assert.Equal(["Sent", "Acknowledged"], await fixture.StatesAsync());
        var entry = Assert.Single(await fixture.AuditAsync(new AuditFilter { Action = "messages ack" }));
        Assert.Equal("olga", entry.User);
    }

    [Fact]
    public async Task A_user_acknowledges_messages_about_own_jobs_only()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        var message = await MessageAsync(fixture, await fixture.EndedAsync(3));

        await Refusal.OfAsync("not-found", () => fixture.Server.AcknowledgeMessageAsync(ServerFixture.Bert, message, Cancellation));
        await Refusal.OfAsync("not-found", () => fixture.Server.AcknowledgeMessageAsync(ServerFixture.Root, message + 1000, Cancellation));
        Assert.Equal(
            "anna",
            (await fixture.Server.AcknowledgeMessageAsync(ServerFixture.Anna, message, Cancellation)).Message.AcknowledgedBy
        );
        Assert.Equal(
            "anna",
            (await fixture.Server.AcknowledgeMessageAsync(ServerFixture.Root, message, Cancellation)).Message.AcknowledgedBy
        );
    }

    private static async Task<long> MessageAsync(ServerFixture fixture, TrackingNumber number) =>
        (await fixture.Server.ListMessagesAsync(ServerFixture.Root, null, 100, Cancellation))
            .Items.Single(message => message.Code == "failed" && message.Number == number.Value)
            .Id;
}
