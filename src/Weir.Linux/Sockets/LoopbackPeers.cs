using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Asks the kernel whose the other end of a TCP connection within this machine is. For one thread.</summary>
public sealed unsafe class LoopbackPeers : IDisposable
{
    private const int FamilyNetlink = 16,
        SocketRaw = 3,
        SocketDiagnosis = 4,
        ByFamily = 20,
        IsRequest = 1,
        Tcp = 6,
        Version4 = 2,
        Version6 = 10;
    private const int RequestSize = 72,
        AnswerSize = 88,
        KindAt = 4,
        FlagsAt = 6,
        FamilyAt = 16,
        ProtocolAt = 17,
        StatesAt = 20,
        IdAt = 24,
        UserAt = 80;
    private const int SourceAt = 4,
        TargetAt = 20,
        CookieAt = 40,
        PatienceMilliseconds = 100;

    private int _descriptor = -1;

    /// <summary>The user of the socket at the other end, or <see langword="null"/> where the kernel does not say.</summary>
    public uint? UserOf(IPEndPoint here, IPEndPoint there)
    {
        if (!IPAddress.IsLoopback(there.Address) || !TryOpen())
        {
            return null;
        }

        Span<byte> request = stackalloc byte[RequestSize];
        request.Clear();
        BinaryPrimitives.WriteInt32LittleEndian(request, RequestSize);
        BinaryPrimitives.WriteUInt16LittleEndian(request[KindAt..], ByFamily);
        BinaryPrimitives.WriteUInt16LittleEndian(request[FlagsAt..], IsRequest);
        request[FamilyAt] = there.AddressFamily == AddressFamily.InterNetworkV6 ? (byte)Version6 : (byte)Version4;
        request[ProtocolAt] = Tcp;
        request[StatesAt..IdAt].Fill(byte.MaxValue);
        var id = request[IdAt..];
        // The socket that is looked for is the other end: its source is there, its target is here.
        BinaryPrimitives.WriteUInt16BigEndian(id, (ushort)there.Port);
        BinaryPrimitives.WriteUInt16BigEndian(id[2..], (ushort)here.Port);
        there.Address.TryWriteBytes(id[SourceAt..], out _);
        here.Address.TryWriteBytes(id[TargetAt..], out _);
        id.Slice(CookieAt, 2 * sizeof(uint)).Fill(byte.MaxValue);

        Span<byte> answer = stackalloc byte[1024];
        var length = Ask(request, answer);
        return length >= AnswerSize && BinaryPrimitives.ReadUInt16LittleEndian(answer[KindAt..]) == ByFamily
            ? BinaryPrimitives.ReadUInt32LittleEndian(answer[UserAt..])
            : null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_descriptor >= 0)
        {
            _ = Libc.Close(_descriptor);
            _descriptor = -1;
        }
    }

    private bool TryOpen()
    {
        if (_descriptor < 0)
        {
            _descriptor = Libc.Socket(FamilyNetlink, SocketRaw | Libc.SocketCloseOnExec, SocketDiagnosis);
        }

        return _descriptor >= 0;
    }

    private nint Ask(ReadOnlySpan<byte> request, Span<byte> answer)
    {
        fixed (byte* bytes = request)
        {
            if (Libc.Send(_descriptor, bytes, request.Length, Libc.MessageNoSignal) != request.Length)
            {
                return -1;
            }
        }

        PollEntry entry = new() { Descriptor = _descriptor, Wanted = 1 };
        fixed (byte* bytes = answer)
        {
            return Libc.Poll(&entry, 1, PatienceMilliseconds) > 0 ? Libc.Read(_descriptor, bytes, answer.Length) : -1;
        }
    }
}
