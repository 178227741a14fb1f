using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Who is at the other end of a Unix socket, as the kernel noted when it connected.</summary>
public sealed record PeerCredentials(int ProcessId, uint UserId, uint GroupId, IReadOnlyList<uint> Groups)
{
    /// <summary>Reads them from a connected socket.</summary>
    public static PeerCredentials Read(Socket socket)
    {
        Span<byte> who = stackalloc byte[12];
        socket.GetRawSocketOption(Libc.LevelSocket, Libc.OptionPeerCredentials, who);
        return new PeerCredentials(
            BinaryPrimitives.ReadInt32LittleEndian(who),
            BinaryPrimitives.ReadUInt32LittleEndian(who[4..]),
            BinaryPrimitives.ReadUInt32LittleEndian(who[8..]),
            GroupsOf((int)socket.Handle)
        );
    }

    private static unsafe uint[] GroupsOf(int descriptor)
    {
        for (var room = 64; ; room *= 4)
        {
            var groups = new uint[room];
            var length = (uint)(room * sizeof(uint));
            fixed (uint* start = groups)
            {
                if (Libc.GetOption(descriptor, Libc.LevelSocket, Libc.OptionPeerGroups, start, &length) == 0)
                {
                    return groups[..(int)(length / sizeof(uint))];
                }
            }

            const int TooSmall = 34;
            if (Marshal.GetLastPInvokeError() != TooSmall)
            {
                return [];
            }
        }
    }
}
