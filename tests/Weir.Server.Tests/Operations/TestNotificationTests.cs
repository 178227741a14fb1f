using Weir.Jobs;
using Weir.Notices;
using Weir.Server.Operations;
using Weir.Server.Queries;
using Weir.Server.Tests.Notices;

namespace Weir.Server.Tests.Operations;

public sealed class TestNotificationTests
{
    private static readonly ObjectName s_failed = ObjectName.Parse("FAILED");

    private static CancellationToken Cancellation => ServerFixture.Cancellation;

    [Theory]
    [InlineData(DeliveryOutcome.Sent, null, "sent")]
    [InlineData(DeliveryOutcome.TryAgain, "nobody listens", "failed")]
    public async Task It_says_what_came_of_each_channel_and_is_tried_once(DeliveryOutcome outcome, string? error, string word)
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await fixture.ApplyAsync(NotificationFixture.Failures);

        var testing = fixture.Server.TestNotificationAsync(ServerFixture.Operator, s_failed, Cancellation);
        await fixture.DeliverAsync(outcome, error);
        var tested = await testing;

        var channel = Assert.Single(tested.Channels);
        Assert.Equal(("journald", word, error), (channel.Channel, channel.Outcome, channel.Error));
        Assert.Equal([outcome == DeliveryOutcome.Sent ? "Sent" : "GivenUp"], await fixture.StatesAsync());
    }

    [Fact]
    public async Task One_that_there_is_not_is_not_found_and_a_user_may_not()
    {
        await using var fixture = await ServerFixture.OpenAsync();

        await Refusal.OfAsync("not-found", () => fixture.Server.TestNotificationAsync(ServerFixture.Operator, s_failed, Cancellation));
        await Refusal.OfAsync("not-allowed", () => fixture.Server.TestNotificationAsync(ServerFixture.Anna, s_failed, Cancellation));
    }

    [Fact]
    public async Task The_list_has_each_channel_with_what_it_told_and_why_it_fails()
    {
        await using var fixture = await ServerFixture.OpenAsync();
        await fixture.ApplyAsync(NotificationFixture.Failures);
        await fixture.EndedAsync(1);
        await fixture.DeliverAsync();
        await fixture.EndedAsync(2);
        await fixture.DeliverAsync(DeliveryOutcome.TryAgain, "nobody listens");

        var page = await fixture.Server.ListNotificationsAsync(ServerFixture.Operator, Cancellation);

        var notification = Assert.Single(page.Items);
        var channel = Assert.Single(notification.Channels);
        Assert.Equal(
            ("FAILED", 1, 1, 0, "nobody listens"),
            (notification.Name, channel.Waiting, channel.Sent, channel.GivenUp, channel.Error)
        );
        Assert.NotNull(channel.SentAt);
    }
}
