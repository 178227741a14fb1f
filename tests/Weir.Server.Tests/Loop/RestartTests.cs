using Weir.Protocol.AgentLink;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Loop;

public sealed class RestartTests
{
    [Fact]
    public async Task The_epoch_rises_with_every_start_and_the_day_is_as_it_was()
    {
        await using var first = await OpenAsync();
        var number = await first.HeldAsync();
        var before = (await first.Server.Links.HelloAsync(Machine, new AgentHello("0", 2, 0), Cancellation)).Epoch;

        await using var second = await first.ReopenAsync();

        var after = await second.Server.Links.HelloAsync(Machine, new AgentHello("0", 2, 0), Cancellation);
        Assert.True(after.Epoch > before);
        Assert.Equal(2, after.Sequence);
        Assert.Equal("user", Assert.Single((await second.JobAsync(number)).Holders).Manager);
    }

    [Fact]
    public async Task Numbers_that_were_leased_are_never_leased_again()
    {
        await using var first = await OpenAsync();
        var before = await first.Server.Links.LeaseAsync(Machine, Cancellation);

        await using var second = await first.ReopenAsync();

        Assert.True((await second.Server.Links.LeaseAsync("m2", Cancellation)).First >= before.First + before.Count);
    }

    [Fact]
    public async Task An_order_that_was_not_taken_is_told_again_after_a_restart()
    {
        await using var first = await OpenAsync();
        var number = await first.NumberAsync();
        await first.SayAsync(Submitted(number, "anna", "A"));
        Assert.Contains(await first.OrdersAsync(), order => order is Jobs.Orders.Start);

        await using var second = await first.ReopenAsync();

        Assert.Contains(await second.OrdersAsync(), order => order is Jobs.Orders.Start start && start.Number == number);
    }

    [Fact]
    public async Task An_agent_with_a_journal_older_than_what_it_sent_is_refused()
    {
        await using var fixture = await OpenAsync();
        await fixture.HeldAsync();

        await Refusal.OfAsync(
            Protocol.ProblemCodes.OlderJournal,
            () => fixture.Server.Links.HelloAsync(Machine, new AgentHello("0", 1, 0), Cancellation)
        );
    }

    [Fact]
    public async Task An_older_journal_is_refused_although_its_starts_have_added_as_many_facts()
    {
        await using var fixture = await OpenAsync();
        await fixture.HeldAsync();

        await Refusal.OfAsync(
            Protocol.ProblemCodes.OlderJournal,
            () => fixture.Server.Links.HelloAsync(Machine, new AgentHello("0", 1000, 0, OpenedAt: 1), Cancellation)
        );
    }
}
