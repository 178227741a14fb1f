using System.Buffers.Binary;
using System.Text;
using System.Threading.Channels;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Tells of changes to folders and files, as the kernel does: in order, equal unread ones merged.</summary>
public sealed unsafe class Inotify : IDisposable
{
    private readonly Channel<FileChange> _changes = Channel.CreateUnbounded<FileChange>(new UnboundedChannelOptions { SingleWriter = true });
    private readonly List<FileChange> _batch = [];
    private readonly int _descriptor, _wake;
    private readonly Thread _thread;
    private readonly Action<IReadOnlyList<FileChange>>? _tell;
    private volatile bool _stopping;

    /// <summary>Starts the thread that reads.</summary>
    public Inotify()
        : this(null)
    {
    }

    /// <summary>Starts the thread that reads, and that tells of what came together by this call instead of by <see cref="Changes"/>.</summary>
    /// <param name="tell">Must not throw. What is told is only there during the call.</param>
    public Inotify(Action<IReadOnlyList<FileChange>>? tell)
    {
        _tell = tell;
        _descriptor = LinuxException.Check(Libc.InotifyStart(Libc.OCloseOnExec | Libc.ONonBlock), "changes of files cannot be watched");
        _wake = LinuxException.Check(Libc.EventDescriptor(0, Libc.OCloseOnExec), "changes of files cannot be watched");
        _thread = new Thread(Run) { IsBackground = true, Name = "file watcher" };
        _thread.Start();
    }

    /// <summary>Watches a folder or file; the number comes with each of its changes. Watching again replaces what is watched for.</summary>
    /// <exception cref="LinuxException">It is not there or may not be watched.</exception>
    public int Watch(string path, FileChanges what)
    {
        fixed (byte* name = NativePath.Of(path))
        {
            return LinuxException.Check(Libc.InotifyAdd(_descriptor, name, (uint)what), $"{path} cannot be watched");
        }
    }

    /// <summary>Stops watching one.</summary>
    public void Forget(int watch) => _ = Libc.InotifyRemove(_descriptor, watch);

    /// <summary>The changes as they come, until cancelled or disposed.</summary>
    public IAsyncEnumerable<FileChange> Changes(CancellationToken cancellation) => _changes.Reader.ReadAllAsync(cancellation);

    /// <inheritdoc />
    public void Dispose()
    {
        if (_stopping)
        {
            return;
        }

        _stopping = true;
        ulong one = 1;
        _ = Libc.Write(_wake, (byte*)&one, sizeof(ulong));
        _thread.Join();
        _ = Libc.Close(_descriptor);
        _ = Libc.Close(_wake);
    }

    private void Run()
    {
        const int Size = 64 * 1024;
        var buffer = new byte[Size];
        var entries = stackalloc PollEntry[2];
        while (!_stopping)
        {
            entries[0] = new PollEntry { Descriptor = _descriptor, Wanted = 1 };
            entries[1] = new PollEntry { Descriptor = _wake, Wanted = 1 };
            if (Libc.Poll(entries, 2, -1) <= 0 || entries[0].Happened == 0)
            {
                continue;
            }

            nint count;
            fixed (byte* start = buffer)
            {
                count = Libc.Read(_descriptor, start, Size);
            }

            if (count > 0)
            {
                Tell(buffer.AsSpan(0, (int)count));
            }
        }

        _changes.Writer.TryComplete();
    }

    private void Tell(ReadOnlySpan<byte> events)
    {
        const int Head = 16;
        _batch.Clear();
        while (events.Length >= Head)
        {
            var watch = BinaryPrimitives.ReadInt32LittleEndian(events);
            var mask = BinaryPrimitives.ReadUInt32LittleEndian(events[4..]);
            var length = (int)BinaryPrimitives.ReadUInt32LittleEndian(events[12..]);
            var name = events.Slice(Head, length);
            var end = name.IndexOf((byte)0);
            _batch.Add(new FileChange(watch, (FileChanges)mask, Encoding.UTF8.GetString(end < 0 ? name : name[..end])));
            events = events[(Head + length)..];
        }

        if (_tell is not null)
        {
            _tell(_batch);
            return;
        }

        foreach (var change in _batch)
        {
            _changes.Writer.TryWrite(change);
        }
    }
}
