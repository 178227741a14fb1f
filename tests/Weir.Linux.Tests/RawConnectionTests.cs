using System.Net.Sockets;
using System.Text;

namespace Weir.Linux.Tests;

public sealed class RawConnectionTests : IDisposable
{
    private const int Patience = 30_000,
        Short = 100;
    private readonly Scratch _scratch = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public RawConnectionTests() => _listener.Bind(new UnixDomainSocketEndPoint(_scratch["s"]));

    public void Dispose()
    {
        _listener.Dispose();
        _scratch.Dispose();
    }

    [Fact]
    public void Bytes_go_both_ways_and_the_end_is_seen()
    {
        var (own, other) = Connected();
        using (own)
        using (other)
        {
            Assert.True(own.TryWrite("ask"u8));
            var buffer = new byte[16];
            Assert.Equal("ask", Encoding.ASCII.GetString(buffer, 0, other.Receive(buffer)));

            other.Send("answer"u8);
            Assert.Equal(6, own.Read(buffer, Patience));
            other.Shutdown(SocketShutdown.Both);
            Assert.Equal(0, own.Read(buffer, Patience));
            Assert.Equal(0, own.Read(buffer, -1));
        }
    }

    [Fact]
    public void What_does_not_come_in_time_is_told_from_the_end()
    {
        var (own, other) = Connected();
        using (own)
        using (other)
        {
            Assert.Equal(-1, own.Read(new byte[1], 0));
            Assert.Equal(-1, own.Read(new byte[1], Short));
        }
    }

    [Fact]
    public void A_connection_that_breaks_is_told_from_the_end()
    {
        var (own, other) = Connected();
        using (own)
        {
            // Unread bytes make the close a reset.
            own.TryWrite("unread"u8);
            other.Dispose();

            Assert.Equal(-2, own.Read(new byte[1], Patience));
        }
    }

    [Fact]
    public void To_who_is_gone_nothing_is_written_and_no_signal_comes()
    {
        var (own, other) = Connected();
        using (own)
        {
            other.Dispose();

            Assert.False(own.TryWrite("x"u8));
        }
    }

    [Fact]
    public void Who_takes_nothing_is_given_up_in_time()
    {
        var (own, other) = Connected(Short);
        using (own)
        using (other)
        {
            Assert.False(own.TryWrite(new byte[16 << 20]));
        }
    }

    [Fact]
    public void Where_nobody_listens_the_systems_error_is_told()
    {
        Assert.Null(RawConnection.TryConnect(Path("none"), Patience, out var missing));
        Assert.Null(RawConnection.TryConnect(Path("s"), Patience, out var refused));
        Assert.Null(RawConnection.TryConnect(Path(new string('x', 200)), Patience, out var tooLong));

        const int ConnectionRefused = 111;
        Assert.Equal((Errno.NoEntry, ConnectionRefused, Errno.TooLong), (missing, refused, tooLong));
    }

    [Fact]
    public void A_connection_that_is_closed_twice_closes_nobody_elses()
    {
        var (own, other) = Connected();
        using (other)
        {
            own.Dispose();
            Assert.Equal(-1, own.Descriptor);
            own.Dispose();
        }
    }

    private (RawConnection Own, Socket Other) Connected(int timeout = Patience)
    {
        _listener.Listen();
        var own = RawConnection.TryConnect(Path("s"), timeout, out var error);
        Assert.Equal(0, error);
        return (own!, _listener.Accept());
    }

    private byte[] Path(string name) => Encoding.UTF8.GetBytes(_scratch[name]);
}
