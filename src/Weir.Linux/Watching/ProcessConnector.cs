using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// The kernel's process connector: every start and end of a process on this machine, in order for each processor. Needs the right to
/// administer the network, and the machine's own process and user namespaces.
/// </summary>
public sealed unsafe class ProcessConnector : IProcessEvents
{
    /// <summary>The kernel doubles it: about 80,000 events, or three seconds of a machine that starts 8,000 processes in each.</summary>
    private const int Room = 32 * 1024 * 1024;

    private const int Most = 512,
        UntilAnswered = 1000,
        Listen = 1,
        Ignore = 2;
    private const uint Group = 1;

    private readonly int _socket;
    private readonly NetlinkAddress _address;
    private bool _disposed;

    private ProcessConnector(int socket, NetlinkAddress address) => (_socket, _address) = (socket, address);

    /// <summary>Begins to listen.</summary>
    /// <exception cref="LinuxException">The kernel refuses, or says nothing, as it does in a container.</exception>
    public static ProcessConnector Open()
    {
        const string Refused = "the kernel's process connector cannot be used";
        var socket = LinuxException.Check(
            Libc.Socket(Libc.FamilyNetlink, Libc.SocketDatagram | Libc.SocketCloseOnExec, Libc.ProtocolConnector),
            Refused
        );
        ProcessConnector? open = null;
        try
        {
            var room = Room;
            // Where the large room is refused, the usual one has to do: losses are counted.
            _ = Libc.SetOption(socket, Libc.LevelSocket, Libc.OptionReceiveBufferForce, &room, sizeof(int));
            NetlinkAddress address = new() { Family = Libc.FamilyNetlink, Groups = Group };
            LinuxException.Check(Libc.BindNetlink(socket, &address, (uint)sizeof(NetlinkAddress)), Refused);
            var length = (uint)sizeof(NetlinkAddress);
            LinuxException.Check(Libc.OwnNetlinkAddress(socket, &address, &length), Refused);
            open = new ProcessConnector(socket, address);
            if (!open.Ask(Listen))
            {
                throw LinuxException.Last(Refused);
            }

            open.AwaitAnswer();
            return open;
        }
        catch
        {
            if (open is null)
            {
                _ = Libc.Close(socket);
            }

            open?.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public ProcessReceipt Receive(bool waits, out ProcessEvent received)
    {
        var buffer = stackalloc byte[Most];
        while (true)
        {
            var length = Libc.Receive(_socket, buffer, Most, waits ? 0 : Libc.MessageDontWait);
            if (length > 0)
            {
                // What is none of the kernel's was sent to wake.
                return ProcessEvent.TryRead(new ReadOnlySpan<byte>(buffer, (int)length), out received)
                    ? ProcessReceipt.Event
                    : ProcessReceipt.Woken;
            }

            received = default;
            switch (length < 0 ? Marshal.GetLastPInvokeError() : Errno.Again)
            {
                case Errno.NoBufferSpace:
                    return ProcessReceipt.Overrun;
                case Errno.Again:
                    return ProcessReceipt.Nothing;
                case Errno.Interrupted:
                    break;
                default:
                    throw LinuxException.Last("the kernel's process connector tells nothing any more");
            }
        }
    }

    /// <inheritdoc />
    public void Wake()
    {
        const int Length = 40;
        var message = stackalloc byte[Length];
        new Span<byte>(message, Length).Clear();
        *(int*)message = Length;
        var itself = _address;
        itself.Groups = 0;
        // Where its room is full there is enough to wake for.
        _ = Libc.SendToNetlink(_socket, message, Length, Libc.MessageDontWait, &itself, (uint)sizeof(NetlinkAddress));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            // Older kernels go on telling where nobody says this.
            Ask(Ignore);
            _ = Libc.Close(_socket);
        }
    }

    private bool Ask(int operation)
    {
        const int Length = 40,
            Done = 3;
        Span<byte> message = stackalloc byte[Length];
        message.Clear();
        BinaryPrimitives.WriteInt32LittleEndian(message, Length);
        BinaryPrimitives.WriteInt16LittleEndian(message[4..], Done);
        BinaryPrimitives.WriteInt32LittleEndian(message[16..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(message[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(message[32..], sizeof(int));
        BinaryPrimitives.WriteInt32LittleEndian(message[36..], operation);
        fixed (byte* start = message)
        {
            return Libc.Send(_socket, start, Length, 0) >= 0;
        }
    }

    private void AwaitAnswer()
    {
        var until = Environment.TickCount64 + UntilAnswered;
        while (Environment.TickCount64 < until)
        {
            if (Receive(waits: false, out var answer) != ProcessReceipt.Event)
            {
                PollEntry entry = new() { Descriptor = _socket, Wanted = 1 };
                _ = Libc.Poll(&entry, 1, (int)Math.Max(1, until - Environment.TickCount64));
            }
            else if (answer.Kind == ProcessEventKind.Answer)
            {
                if (answer.Value != 0)
                {
                    throw new LinuxException(answer.Value, "the kernel's process connector refuses");
                }

                return;
            }
        }

        throw new LinuxException(Errno.TimedOut, "the kernel's process connector does not answer, as in a container");
    }
}
