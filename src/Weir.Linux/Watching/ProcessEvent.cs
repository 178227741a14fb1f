using System.Buffers.Binary;

namespace Weir.Linux;

/// <summary>One event of the kernel's process connector.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Processor">The processor that told of it; below 0 where the kernel does not say, as older ones in an answer.</param>
/// <param name="Sequence">Rises by one with every event of that processor.</param>
/// <param name="Clock">When, in nanoseconds of the monotonic clock.</param>
/// <param name="ProcessId">The process; of <see cref="ProcessEventKind.Forked"/> the new one.</param>
/// <param name="ThreadId">The thread; the same as the process for its first one.</param>
/// <param name="ParentId">The parent, of a fork and an exit; else 0.</param>
/// <param name="Value">Of an exit the number that <c>wait</c> gives, of a change of user the real one, of an answer its error.</param>
public readonly record struct ProcessEvent(
    ProcessEventKind Kind,
    int Processor,
    uint Sequence,
    long Clock,
    int ProcessId,
    int ThreadId,
    int ParentId,
    int Value
)
{
    private const int Connector = 16,
        ConnectorSequence = Connector + 8,
        What = Connector + 20,
        ProcessorAt = What + 4,
        ClockAt = What + 8,
        Data = What + 16;

    /// <summary>Whether it is about a process, and not about one of several threads.</summary>
    public bool IsOfProcess => ProcessId == ThreadId;

    /// <summary>Reads a message as the kernel sends it; <see langword="false"/> for one that is none of the process connector.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, out ProcessEvent read)
    {
        read = default;
        if (message.Length < Data + 8 || Number(message, Connector) != 1 || Number(message, Connector + 4) != 1)
        {
            return false;
        }

        var kind = (uint)Number(message, What) switch
        {
            0 => ProcessEventKind.Answer,
            0x1 => ProcessEventKind.Forked,
            0x2 => ProcessEventKind.Executed,
            0x4 => ProcessEventKind.UserChanged,
            0x200 => ProcessEventKind.Renamed,
            0x80000000 => ProcessEventKind.Exited,
            _ => ProcessEventKind.Other,
        };
        var data = message[Data..];
        if (kind is ProcessEventKind.Forked or ProcessEventKind.Exited && data.Length < 16)
        {
            return false;
        }

        var (first, second) = (Number(data, 0), Number(data, 4));
        var (process, thread, parent, value) = kind switch
        {
            ProcessEventKind.Forked => (Number(data, 12), Number(data, 8), second, 0),
            ProcessEventKind.Exited => (second, first, data.Length >= 24 ? Number(data, 20) : 0, Number(data, 8)),
            ProcessEventKind.UserChanged when data.Length >= 12 => (second, first, 0, Number(data, 8)),
            ProcessEventKind.Answer => (0, 0, 0, first),
            ProcessEventKind.Other => (0, 0, 0, 0),
            _ => (second, first, 0, 0),
        };
        read = new ProcessEvent(
            kind,
            Number(message, ProcessorAt),
            (uint)Number(message, ConnectorSequence),
            BinaryPrimitives.ReadInt64LittleEndian(message[ClockAt..]),
            process,
            thread,
            parent,
            value
        );
        return true;
    }

    private static int Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);
}
