using System.Net.Sockets;
using Weir.Linux;

namespace Weir.Agent;

/// <summary>
/// A process that waits in place: the one that made a connection, as the kernel noted it then. Its id alone is nobody: by the time the
/// job is let go it may be another's.
/// </summary>
public sealed class WaitingProcess
{
    private readonly Func<ProcessHandle?> _open;

    internal WaitingProcess(int id, uint user, Func<ProcessHandle?> open) => (Id, UserId, _open) = (id, user, open);

    /// <summary>Its id when it connected; 0 where it cannot be seen from here, as from another pid namespace.</summary>
    public int Id { get; }

    /// <summary>Whose it was when it connected.</summary>
    public uint UserId { get; }

    /// <summary>The process at the other end of a connected Unix socket, which stays open as long as it waits.</summary>
    public static WaitingProcess From(Socket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        var peer = PeerCredentials.Read(socket);
        return new WaitingProcess(peer.ProcessId, peer.UserId, () => Open(socket));
    }

    /// <summary>Opens it; <see langword="null"/> where it has ended or its connection has.</summary>
    internal ProcessHandle? Open() => _open();

    private static ProcessHandle? Open(Socket socket)
    {
        try
        {
            return ProcessHandle.OfPeer(socket);
        }
        catch (ObjectDisposedException)
        {
            // It comes back, or has ended.
            return null;
        }
    }
}
