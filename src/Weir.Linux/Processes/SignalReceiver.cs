using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// Takes this process' signals as messages instead of suffering them. They are blocked in the calling thread and, where the
/// runtime made one, in its finalizer thread, the only ones of a natively compiled program that starts none, and read from a
/// descriptor.
/// </summary>
public sealed unsafe class SignalReceiver : IDisposable
{
    // Those that a fault of the process itself raises cannot be messages; KILL and STOP never are; the first real-time ones
    // belong to the C library and the runtime.
    private static readonly ulong _faults = Bits(4, 5, 6, 7, 8, 9, 11, 19, 31, 32, 33, 34);

    private int _descriptor;

    /// <summary>Begins: from here on signals wait to be read.</summary>
    public SignalReceiver()
    {
        var all = SignalState.SetOf(~_faults);
        _ = Libc.SignalMask(Libc.SignalBlock, &all, null);
        if (ProcessState.ThreadCount() != 1)
        {
            BlockInFinalizerThread(~_faults);
        }

        // Inherited as ignored it would take away the statuses of children.
        Signals.SetDefault(Signals.Child);
        _descriptor = LinuxException.Check(
            Libc.SignalDescriptor(-1, &all, Libc.OCloseOnExec | Libc.ONonBlock),
            "signals cannot be received"
        );
    }

    /// <summary>Waits for the next signal.</summary>
    public ReceivedSignal Next()
    {
        while (true)
        {
            if (Next(-1) is { } arrival)
            {
                return arrival;
            }
        }
    }

    /// <summary>Waits for the next signal for at most so many milliseconds; -1: for ever.</summary>
    public ReceivedSignal? Next(int milliseconds)
    {
        const int Size = 128,
            CodeAt = 8,
            Kernel = 0x80;
        Span<byte> message = stackalloc byte[Size];
        for (var waited = false; ; waited = true)
        {
            nint count;
            fixed (byte* start = message)
            {
                count = Libc.Read(_descriptor, start, Size);
            }

            if (count == Size)
            {
                return new ReceivedSignal(
                    BinaryPrimitives.ReadInt32LittleEndian(message),
                    BinaryPrimitives.ReadInt32LittleEndian(message[CodeAt..]) == Kernel
                );
            }

            if (waited)
            {
                return null;
            }

            PollEntry entry = new() { Descriptor = _descriptor, Wanted = 1 };
            _ = Libc.Poll(&entry, 1, milliseconds);
        }
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

    private static void BlockInFinalizerThread(ulong signals)
    {
        const int Attempts = 8;
        StrongBox<bool> done = new();
        for (var attempt = 0; attempt < Attempts && !Volatile.Read(ref done.Value); attempt++)
        {
            Drop(signals, done);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        if (!Volatile.Read(ref done.Value))
        {
            throw new InvalidOperationException("signals cannot be blocked in the runtime's finalizer thread");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Drop(ulong signals, StrongBox<bool> done) => GC.KeepAlive(new Messenger(signals, done));

    private static ulong Bits(params ReadOnlySpan<int> signals)
    {
        ulong bits = 0;
        foreach (var signal in signals)
        {
            bits |= SignalState.Bit(signal);
        }

        return bits;
    }

    // Its only purpose is to be finalized: that is how code comes to run on the finalizer thread.
    private sealed class Messenger(ulong signals, StrongBox<bool> done)
    {
        ~Messenger()
        {
            var set = SignalState.SetOf(signals);
            _ = Libc.SignalMask(Libc.SignalBlock, &set, null);
            Volatile.Write(ref done.Value, true);
        }
    }
}
