using System.Buffers.Binary;
using System.Net.Sockets;

namespace Weir.Web.Callers;

/// <summary>Who is at the other end of a Unix socket, as the kernel says.</summary>
/// <param name="ProcessId">The process that connected.</param>
/// <param name="UserId">Its user.</param>
/// <param name="GroupId">Its group.</param>
/// <param name="Groups">Its supplementary groups.</param>
public sealed record PeerCredentials(int ProcessId, uint UserId, uint GroupId, IReadOnlyList<uint> Groups)
{
    private const int SocketLevel = 1;
    private const int PeerCredentialsOption = 17;
    private const int PeerGroupsOption = 59;

    /// <summary>Asks the kernel; once per connection is enough, since they are those of the moment of connecting.</summary>
    public static PeerCredentials Read(Socket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        Span<byte> credentials = stackalloc byte[12];
        socket.GetRawSocketOption(SocketLevel, PeerCredentialsOption, credentials);
        return new PeerCredentials(
            BinaryPrimitives.ReadInt32LittleEndian(credentials),
            BinaryPrimitives.ReadUInt32LittleEndian(credentials[4..]),
            BinaryPrimitives.ReadUInt32LittleEndian(credentials[8..]),
            GroupsOf(socket)
        );
    }

    private static uint[] GroupsOf(Socket socket)
    {
        // Enough for nearly everybody; the kernel refuses a buffer that is too small, and 65,536 groups is its maximum.
        for (var size = 64 * sizeof(uint); size <= 65_536 * sizeof(uint); size *= 16)
        {
            var bytes = new byte[size];
            try
            {
                var length = socket.GetRawSocketOption(SocketLevel, PeerGroupsOption, bytes);
                var groups = new uint[length / sizeof(uint)];
                Buffer.BlockCopy(bytes, 0, groups, 0, groups.Length * sizeof(uint));
                return groups;
            }
            catch (SocketException) when (size < 65_536 * sizeof(uint))
            {
                continue;
            }
        }

        return [];
    }
}
