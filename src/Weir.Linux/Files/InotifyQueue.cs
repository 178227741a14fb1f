using System.Buffers.Binary;
using System.Text;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// The kernel's queue of changes to folders and files, for the one thread that reads it: in order, equal unread ones merged.
/// </summary>
public sealed unsafe class InotifyQueue : IDisposable
{
    private const int Size = 64 * 1024;

    private readonly byte[] _buffer = new byte[Size];
    private readonly List<FileChange> _batch = [];
    private int _descriptor = LinuxException.Check(
        Libc.InotifyStart(Libc.OCloseOnExec),
        "changes of files cannot be watched (fs.inotify.max_user_instances bounds who may)"
    );

    /// <summary>Watches a folder or file; the number comes with each of its changes. Watching again replaces what is watched for.</summary>
    /// <exception cref="LinuxException">It is not there or may not be watched.</exception>
    public int Watch(string path, FileChanges what)
    {
        fixed (byte* name = NativePath.Encode(path))
        {
            return LinuxException.Check(Libc.InotifyAdd(_descriptor, name, (uint)what), $"{path} cannot be watched");
        }
    }

    /// <summary>Stops watching one.</summary>
    public void Forget(int watch) => _ = Libc.InotifyRemove(_descriptor, watch);

    /// <summary>
    /// Blocks the thread until there are changes, and gives those that came together; they are there until the next call. None where the
    /// time, in milliseconds, ran out; -1 is without bound.
    /// </summary>
    public IReadOnlyList<FileChange> Next(int timeoutMilliseconds)
    {
        _batch.Clear();
        if (timeoutMilliseconds >= 0)
        {
            PollEntry entry = new() { Descriptor = _descriptor, Wanted = 1 };
            if (Libc.Poll(&entry, 1, timeoutMilliseconds) <= 0)
            {
                return _batch;
            }
        }

        nint count;
        fixed (byte* start = _buffer)
        {
            count = Libc.Read(_descriptor, start, Size);
        }

        for (var events = _buffer.AsSpan(0, (int)Math.Max(0, count)); !events.IsEmpty; )
        {
            events = Read(events);
        }

        return _batch;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_descriptor >= 0)
        {
            Descriptors.Close(_descriptor);
            _descriptor = -1;
        }
    }

    private Span<byte> Read(Span<byte> events)
    {
        const int Head = 16;
        var watch = BinaryPrimitives.ReadInt32LittleEndian(events);
        var mask = BinaryPrimitives.ReadUInt32LittleEndian(events[4..]);
        var length = (int)BinaryPrimitives.ReadUInt32LittleEndian(events[12..]);
        var name = events.Slice(Head, length);
        var end = name.IndexOf((byte)0);
        _batch.Add(new FileChange(watch, (FileChanges)mask, Encoding.UTF8.GetString(end < 0 ? name : name[..end])));
        return events[(Head + length)..];
    }
}
