using System.Net.Sockets;
using System.Text;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>The agent's end of the hints: a Unix datagram socket that anybody on the machine may send to.</summary>
public sealed class HintReceiver : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly byte[] _buffer = new byte[256];
    private readonly string _path;

    /// <summary>Binds the socket; a stale file of that name is removed, so its folder must be guarded by a lock.</summary>
    public HintReceiver(string path)
    {
        _path = path;
        File.Delete(path);
        _socket.Bind(new UnixDomainSocketEndPoint(path));
        LetEverybodySend(path);
    }

    /// <summary>Waits for the next hint. Its text is not to be trusted: anybody can send.</summary>
    public async ValueTask<string> ReceiveAsync(CancellationToken cancellation)
    {
        var length = await _socket.ReceiveAsync(_buffer, SocketFlags.None, cancellation).ConfigureAwait(false);
        return Encoding.ASCII.GetString(_buffer, 0, length);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _socket.Dispose();
        File.Delete(_path);
    }

    private static unsafe void LetEverybodySend(string path)
    {
        const uint Everybody = 0x1B6;
        fixed (byte* name = NativePath.Of(path))
        {
            LinuxException.Check(Libc.ChangeModeOf(name, Everybody), $"{path} cannot be opened to everybody");
        }
    }
}
