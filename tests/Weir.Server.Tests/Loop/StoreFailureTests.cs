using Weir.Protocol.Jobs;
using Weir.Server.Loop;
using Weir.Server.Operations;
using Weir.Stores;
using static Weir.Server.Tests.ServerFixture;

namespace Weir.Server.Tests.Loop;

public sealed class StoreFailureTests
{
    [Theory]
    [InlineData(StoreFailure.Full)]
    [InlineData(StoreFailure.Unreachable)]
    public async Task What_the_store_refuses_has_not_happened_and_afterwards_all_goes_on(StoreFailure failure)
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();

        fixture.Store.Refuse(failure);
        var refused = await Assert.ThrowsAsync<ServerUnavailableException>(() =>
            fixture.Server.StartAsync(Operator, number, new JobAction(), Cancellation)
        );
        Assert.Equal(failure, Assert.IsType<StoreException>(refused.InnerException).Failure);
        Assert.False(fixture.Server.IsReady);

        fixture.Store.Refuse(null);
        JobActed? acted = null;
        while (acted is null)
        {
            try
            {
                acted = await fixture.Server.ReleaseAsync(Operator, number, new JobAction(), Cancellation);
            }
            catch (ServerUnavailableException)
            {
                Cancellation.ThrowIfCancellationRequested();
            }
        }

        Assert.True(fixture.Server.IsReady);
        Assert.Equal("Starting", acted.Job.State);
        // The start that was refused has left no order: the one there is comes from the release.
        Assert.Single(await fixture.OrdersAsync(), order => order is Jobs.Orders.Start);
    }

    [Fact]
    public async Task Facts_that_were_not_stored_are_not_taken_and_are_taken_when_they_come_again()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.NumberAsync();
        var fact = new Jobs.Facts.SequencedFact(2, Submitted(number, "anna", "A"));

        fixture.Store.Refuse(StoreFailure.Full);
        await Assert.ThrowsAsync<ServerUnavailableException>(() => fixture.Server.Links.AcceptFactsAsync(Machine, [fact], Cancellation));
        fixture.Store.Refuse(null);

        while (!fixture.Server.IsReady)
        {
            await Task.Yield();
            Cancellation.ThrowIfCancellationRequested();
        }

        Assert.Equal(2, (await fixture.Server.Links.AcceptFactsAsync(Machine, [fact], Cancellation)).Sequence);
        Assert.Equal(2, (await fixture.Server.Links.AcceptFactsAsync(Machine, [fact], Cancellation)).Sequence);
        Assert.Equal("A", (await fixture.JobAsync(number)).Name.Text);
    }

    [Fact]
    public async Task A_server_whose_lease_went_to_another_stops_deciding_and_says_so()
    {
        await using var fixture = await OpenAsync();
        var number = await fixture.HeldAsync();

        fixture.Store.Refuse(StoreFailure.LeaseLost);

        await Assert.ThrowsAsync<ServerUnavailableException>(() =>
            fixture.Server.StartAsync(Operator, number, new JobAction(), Cancellation)
        );
        await fixture.Server.Deposed.WaitAsync(Cancellation);
    }
}
