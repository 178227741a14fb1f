using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Loop;

public sealed class LongPollTests
{
    [Fact]
    public async Task A_poll_is_answered_as_soon_as_there_is_an_order()
    {
        await using var fixture = await OpenAsync(poll: TimeSpan.FromMinutes(10));
        var rules = (await fixture.Server.Links.PollAsync(Machine, 0, -1, Cancellation)).RulesVersion;
        var poll = fixture.Server.Links.PollAsync(Machine, 0, rules, Cancellation);
        Assert.False(poll.IsCompleted);

        await fixture.SayAsync(Submitted(await fixture.NumberAsync(), "anna", "A"));

        Assert.NotEmpty((await poll).Orders);
    }

    [Fact]
    public async Task A_poll_with_nothing_to_say_ends_empty()
    {
        await using var fixture = await OpenAsync(poll: TimeSpan.FromMilliseconds(20));
        var rules = (await fixture.Server.Links.PollAsync(Machine, 0, -1, Cancellation)).RulesVersion;

        var batch = await fixture.Server.Links.PollAsync(Machine, 0, rules, Cancellation);

        Assert.Empty(batch.Orders);
        Assert.Null(batch.Rules);
    }

    [Fact]
    public async Task A_poll_that_its_agent_leaves_ends()
    {
        await using var fixture = await OpenAsync(poll: TimeSpan.FromMinutes(10));
        var rules = (await fixture.Server.Links.PollAsync(Machine, 0, -1, Cancellation)).RulesVersion;
        using var gone = new CancellationTokenSource();
        var poll = fixture.Server.Links.PollAsync(Machine, 0, rules, gone.Token);

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => poll);
    }
}
