using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// A small plain file of fixed size that several processes change in place, under a lock that belongs to the open file: it ends
/// with the descriptor, whoever has died, and it is between threads as well as between processes.
/// </summary>
public sealed unsafe class ValueFile : IDisposable
{
    private const int FactsSize = 256,
        LinksAt = 16,
        OwnerAt = 20,
        ModeAt = 28,
        SizeAt = 40,
        ChangedAt = 96,
        OfDescriptor = 0x1000;
    private const uint FactsWanted = 0x28F;

    private int _descriptor;

    private ValueFile(int descriptor) => _descriptor = descriptor;

    /// <summary>
    /// Opens a file that is there, or <see langword="null"/> where there is none. Links are not followed, only plain files are taken.
    /// </summary>
    /// <exception cref="LinuxException">It cannot be opened, or is not a plain file.</exception>
    public static ValueFile? TryOpen(FolderHandle folder, string name, bool forWriting)
    {
        int descriptor;
        fixed (byte* text = NativePath.Encode(name))
        {
            var flags =
                (forWriting ? Libc.OReadWrite : Libc.OReadOnly)
                | Libc.ONoFollow
                | Libc.OCloseOnExec
                | Libc.ONonBlock
                | Libc.ONoControllingTerminal;
            descriptor = Libc.OpenAt(folder.Descriptor, text, flags, 0);
        }

        if (descriptor >= 0)
        {
            return new ValueFile(descriptor);
        }

        return Marshal.GetLastPInvokeError() == Errno.NoEntry ? null : throw LinuxException.Last($"{name} cannot be opened");
    }

    /// <summary>Makes a file that must not exist; as root it is given to its owner.</summary>
    public static ValueFile Create(FolderHandle folder, string name, uint mode, (uint User, uint Group)? owner = null)
    {
        var file = new ValueFile(folder.CreateNew(name, mode, owner));
        file.SetMode(mode);
        return file;
    }

    /// <summary>Owner, permission bits, size and count of names; <see langword="null"/> where it is not a plain file.</summary>
    public ValueFileStatus? Facts
    {
        get
        {
            Span<byte> facts = stackalloc byte[FactsSize];
            byte nothing = 0;
            fixed (byte* start = facts)
            {
                LinuxException.Check(Libc.FileFacts(_descriptor, &nothing, OfDescriptor, FactsWanted, start), "a file cannot be looked at");
            }

            var mode = BinaryPrimitives.ReadUInt16LittleEndian(facts[ModeAt..]);
            return (mode & Libc.TypeMask) != Libc.TypeRegular
                ? null
                : new ValueFileStatus(
                    BinaryPrimitives.ReadUInt32LittleEndian(facts[OwnerAt..]),
                    (uint)(mode & ~Libc.TypeMask),
                    BinaryPrimitives.ReadInt64LittleEndian(facts[SizeAt..]),
                    BinaryPrimitives.ReadUInt32LittleEndian(facts[LinksAt..]),
                    (BinaryPrimitives.ReadInt64LittleEndian(facts[ChangedAt..]) * 1_000_000_000)
                        + BinaryPrimitives.ReadUInt32LittleEndian(facts[(ChangedAt + 8)..])
                );
        }
    }

    /// <summary>
    /// Takes the lock on the whole file, in common with other readers or alone; <see langword="false"/> where somebody kept it
    /// for longer than the patience. A lock that is held is exchanged.
    /// </summary>
    /// <exception cref="LinuxException">The file system has no such locks.</exception>
    public bool TryLock(bool alone, int patienceMilliseconds)
    {
        const int Quick = 64;
        RangeLock range = new() { Type = alone ? Libc.LockWrite : Libc.LockRead };
        var until = Environment.TickCount64 + patienceMilliseconds;
        for (var attempt = 0; Libc.ControlLock(_descriptor, Libc.FSetOpenLock, &range) != 0; attempt++)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error is not (Errno.Again or Errno.AccessDenied or Errno.Interrupted))
            {
                throw new LinuxException(error, "a file cannot be locked");
            }

            if (Environment.TickCount64 >= until)
            {
                return false;
            }

            // A holder of good will is done in microseconds.
            if (attempt < Quick)
            {
                _ = Libc.YieldProcessor();
            }
            else
            {
                Pause.For(1);
            }
        }

        return true;
    }

    /// <summary>Gives the lock back.</summary>
    public void Unlock()
    {
        RangeLock range = new() { Type = Libc.LockNone };
        _ = Libc.ControlLock(_descriptor, Libc.FSetOpenLock, &range);
    }

    /// <summary>Reads from a place on; how many bytes there were.</summary>
    public int ReadAt(Span<byte> buffer, long position)
    {
        fixed (byte* start = buffer)
        {
            nint count;
            while ((count = Libc.ReadAt(_descriptor, start, buffer.Length, position)) < 0)
            {
                if (Marshal.GetLastPInvokeError() != Errno.Interrupted)
                {
                    throw LinuxException.Last("a file cannot be read");
                }
            }

            return (int)count;
        }
    }

    /// <summary>Writes all the bytes at a place.</summary>
    public void WriteAt(ReadOnlySpan<byte> bytes, long position)
    {
        while (!bytes.IsEmpty)
        {
            nint count;
            fixed (byte* start = bytes)
            {
                count = Libc.WriteAt(_descriptor, start, bytes.Length, position);
            }

            if (count >= 0)
            {
                bytes = bytes[(int)count..];
                position += count;
            }
            else if (Marshal.GetLastPInvokeError() != Errno.Interrupted)
            {
                throw LinuxException.Last("a file cannot be written");
            }
        }
    }

    /// <summary>Makes the file this long.</summary>
    public void SetSize(long size) => LinuxException.Check(Libc.Truncate(_descriptor, size), "a file cannot be given its size");

    /// <summary>Gives the file its permission bits.</summary>
    public void SetMode(uint mode) => LinuxException.Check(Libc.ChangeMode(_descriptor, mode), "a file cannot be given its mode");

    /// <summary>Makes what was written durable.</summary>
    public void Synchronize() => LinuxException.Check(Libc.Synchronize(_descriptor), "a file cannot be made durable");

    /// <inheritdoc />
    public void Dispose()
    {
        if (_descriptor >= 0)
        {
            Descriptors.Close(_descriptor);
            _descriptor = -1;
        }
    }
}
