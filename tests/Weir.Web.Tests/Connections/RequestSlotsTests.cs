using Weir.Jobs;
using Weir.Web.Connections;

namespace Weir.Web.Tests.Connections;

public sealed class RequestSlotsTests
{
    private const int Mebibyte = 1 << 20;

    private readonly RequestSlots _turns = new(Quotas.Default with { Requests = 2 });

    [Fact]
    public async Task So_many_requests_of_a_user_are_answered_at_once_and_the_rest_in_their_order()
    {
        var first = await EnterAsync("one");
        var second = await EnterAsync("one");
        var third = EnterAsync("one");
        var fourth = EnterAsync("one");

        Assert.False(third.IsCompleted);
        (await EnterAsync("other")).Dispose();
        first.Dispose();
        first.Dispose();
        var entered = await third;
        Assert.False(fourth.IsCompleted);
        second.Dispose();
        (await fourth).Dispose();
        entered.Dispose();
    }

    [Fact]
    public async Task A_request_that_is_broken_off_gives_its_turn_on()
    {
        using var broken = new CancellationTokenSource();
        var first = await EnterAsync("one");
        var second = await EnterAsync("one");
        var third = _turns.EnterAsync("one", submits: false, 0, broken.Token);
        var fourth = EnterAsync("one");

        await broken.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        first.Dispose();
        (await fourth).Dispose();
        second.Dispose();
    }

    [Fact]
    public async Task Large_bodies_wait_until_there_is_room_for_them_and_small_ones_do_not()
    {
        var eight = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => EnterAsync("one", submits: true, 8 * Mebibyte)));
        var ninth = EnterAsync("one", submits: true, 8 * Mebibyte);

        Assert.False(ninth.IsCompleted);
        (await EnterAsync("one", submits: true, 1000)).Dispose();
        eight[0].Dispose();
        (await ninth).Dispose();
    }

    private Task<RequestSlot> EnterAsync(string user, bool submits = false, long body = 0) =>
        _turns.EnterAsync(user, submits, body, WebFixture.Cancellation);
}
