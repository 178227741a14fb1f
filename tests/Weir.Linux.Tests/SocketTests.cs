using System.Net.Sockets;
using System.Text;

namespace Weir.Linux.Tests;

public sealed class SocketTests
{
    [Fact]
    public async Task The_kernel_says_who_calls()
    {
        using var scratch = new Scratch();
        using var listener = Listen(scratch["socket"], 4);
        using var caller = RawConnection.TryConnect(Encoding.UTF8.GetBytes(scratch["socket"]), 1000, out _);
        using var taken = await listener.AcceptAsync(TestContext.Current.CancellationToken);
        var who = PeerCredentials.Read(taken);
        Assert.Equal(Environment.ProcessId, who.ProcessId);
        Assert.Equal(UserAccounts.CurrentUserId, who.UserId);
    }

    [Fact]
    public async Task The_process_that_called_is_known_whatever_becomes_of_its_id()
    {
        using var scratch = new Scratch();
        using var listener = Listen(scratch["socket"], 4);
        using var caller = RawConnection.TryConnect(Encoding.UTF8.GetBytes(scratch["socket"]), 1000, out _);
        using var taken = await listener.AcceptAsync(TestContext.Current.CancellationToken);
        using var peer = ProcessHandle.OfPeer(taken);
        using var byId = ProcessHandle.OfPeerById(PeerCredentials.Read(taken));
        Assert.Equal(Environment.ProcessId, peer?.ProcessId);
        Assert.Equal(peer!.Facts(), byId?.Facts());
        Assert.Null(ProcessHandle.OfPeerById(PeerCredentials.Read(taken) with { UserId = 4321 }));
    }

    [Fact]
    public void Nobody_there_is_told_at_once()
    {
        using var scratch = new Scratch();
        Assert.Null(RawConnection.TryConnect(Encoding.UTF8.GetBytes(scratch["socket"]), 1000, out var error));
        Assert.Equal(Errno.NoEntry, error);
        Assert.Null(RawConnection.TryConnect(Encoding.UTF8.GetBytes(new string('x', 200)), 1000, out _));
    }

    [Fact]
    public void A_listener_that_takes_nobody_does_not_hold_its_callers_up()
    {
        using var scratch = new Scratch();
        using var listener = Listen(scratch["socket"], 0);
        var path = Encoding.UTF8.GetBytes(scratch["socket"]);
        using var first = RawConnection.TryConnect(path, 100, out _);
        RawConnection? last;
        var tries = 0;
        var error = 0;
        do
        {
            last = RawConnection.TryConnect(path, 100, out error);
            tries++;
        } while (last is not null && tries < 10);
        Assert.Null(last);
        Assert.Equal(Errno.Again, error);
    }

    [Fact]
    public async Task A_read_ends_with_its_time_and_with_the_connection()
    {
        using var scratch = new Scratch();
        using var listener = Listen(scratch["socket"], 4);
        using var caller = RawConnection.TryConnect(Encoding.UTF8.GetBytes(scratch["socket"]), 1000, out _)!;
        var taken = await listener.AcceptAsync(TestContext.Current.CancellationToken);
        var buffer = new byte[16];
        Assert.Equal(-1, caller.Read(buffer, 20));
        await taken.SendAsync("abc"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal(3, caller.Read(buffer, 1000));
        taken.Dispose();
        Assert.Equal(0, caller.Read(buffer, 1000));
    }

    [Fact]
    public async Task A_hint_arrives_and_one_that_nobody_takes_is_lost_without_ado()
    {
        using var scratch = new Scratch();
        Assert.False(HintSender.TrySend(scratch["hints"], "000000147"u8));
        using var receiver = new HintReceiver(scratch["hints"]);
        Assert.True(HintSender.TrySend(scratch["hints"], "000000147"u8));
        Assert.Equal(("000000147", UserAccounts.CurrentUserId), await receiver.ReceiveAsync(TestContext.Current.CancellationToken));
    }

    private static Socket Listen(string path, int backlog)
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen(backlog);
        return listener;
    }
}
