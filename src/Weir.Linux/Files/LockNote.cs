using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>What the holder of a lock left in its file besides its process id, where that can be believed.</summary>
public sealed unsafe class LockNote
{
    private LockNote(byte[] text, bool isHeld) => (Text, IsHeld) = (text, isHeld);

    /// <summary>The note, one line without its end.</summary>
    public byte[] Text { get; }

    /// <summary>Whether the lock is still held; else its holder is gone and the note is of the past.</summary>
    public bool IsHeld { get; }

    /// <summary>
    /// Reads the note of a lock in a folder; <see langword="null"/> where there is none that <paramref name="reader"/> can believe.
    /// A file is a claim of all who can write it, or put another in its place: none but root and the reader may.
    /// </summary>
    public static LockNote? Read(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> name, uint reader)
    {
        byte[] path = [.. folder, (byte)'/', .. name];
        fixed (byte* start = NativePath.Encode(path))
        {
            var descriptor = Libc.Open(start, Libc.OReadOnly | Libc.OCloseOnExec | Libc.ONoFollow | Libc.ONonBlock, 0);
            return descriptor < 0 ? null : Read(descriptor, folder, reader);
        }
    }

    private static LockNote? Read(int descriptor, ReadOnlySpan<byte> folder, uint reader)
    {
        try
        {
            if (!FileOwner.IsWrittenBy(descriptor, reader) || !FileOwner.IsWrittenBy(folder, reader))
            {
                return null;
            }

            ReadOnlySpan<byte> text = Descriptors.ReadAll(descriptor);
            var holder = text.IndexOf((byte)'\n');
            var note = text[(holder + 1)..];
            var end = note.IndexOf((byte)'\n');
            // A line without its end is being written, or was cut off.
            return holder < 0 || end <= 0 ? null : new LockNote(note[..end].ToArray(), IsLocked(descriptor));
        }
        catch (LinuxException)
        {
            // A folder can be opened but not read.
            return null;
        }
        finally
        {
            Descriptors.Close(descriptor);
        }
    }

    // A question only: nothing is taken, so nobody who wants the lock is kept from it.
    private static bool IsLocked(int descriptor)
    {
        RangeLock range = new() { Type = Libc.LockWrite };
        return Libc.ControlLock(descriptor, Libc.FGetOpenLock, &range) == 0 && range.Type != Libc.LockNone;
    }
}
