using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Weir.Linux;
using Weir.Web.Callers;
using Weir.Web.Connections;

namespace Weir.Host.Connections;

/// <summary>
/// Says for each connection whose it is and whether that one has a place left, and tells who has none. Descriptors are kept in reserve,
/// whatever else the host has open: the number of a new one says how many there are.
/// </summary>
internal sealed class ConnectionAdmission(
    ConnectionSlots shares,
    DescriptorBudget files,
    IMachineUsers users,
    SubordinateUsers subordinates
) : IDisposable
{
    private const int SocketLevel = 1,
        PeerCredentialsOption = 17,
        UserAt = 4,
        CredentialsSize = 12;

    private readonly Lock _lock = new();
    private readonly LoopbackPeers _peers = new();

    public ConnectionSlot? TryEnter(Socket socket)
    {
        var holder = HolderOf(socket);
        string? refusal;
        if (!files.HasRoomFor((int)socket.Handle, holder.IsPrivileged))
        {
            refusal = string.Create(
                CultureInfo.InvariantCulture,
                $"this host may open {files.Limit} files and has none left for connections: try again later, or raise its limit"
            );
        }
        else if (shares.TryEnter(holder, out refusal) is { } share)
        {
            return share;
        }

        Refuse(socket, refusal!);
        return null;
    }

    public void Dispose() => _peers.Dispose();

    private ConnectionHolder HolderOf(Socket socket)
    {
        if (socket.RemoteEndPoint is IPEndPoint there)
        {
            return UserOf((IPEndPoint)socket.LocalEndPoint!, there) is { } user
                ? subordinates.OwnerOf(user) is { } master
                    ? ConnectionHolder.OfSubordinates(master)
                    : ConnectionHolder.OfLocal(user)
                : ConnectionHolder.OfAddress(there.Address);
        }

        Span<byte> who = stackalloc byte[CredentialsSize];
        socket.GetRawSocketOption(SocketLevel, PeerCredentialsOption, who);
        var peer = BitConverter.ToUInt32(who[UserAt..]);
        return subordinates.OwnerOf(peer) is { } owner ? ConnectionHolder.OfSubordinates(owner) : ConnectionHolder.OfUser(peer, users.Own);
    }

    // On this machine an address is everybody's. Each listener has its thread, and the kernel is asked by one at a time.
    private uint? UserOf(IPEndPoint here, IPEndPoint there)
    {
        if (!IPAddress.IsLoopback(there.Address))
        {
            return null;
        }

        lock (_lock)
        {
            return _peers.UserOf(here, there);
        }
    }

    // Never waits: what does not fit into the room of a new socket is not sent.
    private static void Refuse(Socket socket, string refusal)
    {
        socket.Blocking = false;
        try
        {
            socket.Send(ConnectionRefusal.AnswerOf(refusal));
        }
        catch (SocketException)
        {
            // Gone, or takes nothing: it is closed in any case.
            return;
        }
    }
}
