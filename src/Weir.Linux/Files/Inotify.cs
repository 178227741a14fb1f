using System.Threading.Channels;

namespace Weir.Linux;

/// <summary>Tells of changes to folders and files by a thread of its own, as the kernel does: in order, equal unread ones merged.</summary>
public sealed class Inotify : IDisposable
{
    private readonly Channel<FileChange> _changes = Channel.CreateUnbounded<FileChange>(
        new UnboundedChannelOptions { SingleWriter = true }
    );
    private readonly InotifyQueue _queue = new();
    private readonly Thread _thread;
    private readonly Action<IReadOnlyList<FileChange>>? _tell;
    private volatile bool _stopping;

    /// <summary>Starts the thread that reads.</summary>
    public Inotify()
        : this(null) { }

    /// <summary>
    /// Starts the thread that reads, and that tells of what came together by this call instead of by <see cref="Changes"/>.
    /// </summary>
    /// <param name="tell">Must not throw. What is told is only there during the call.</param>
    public Inotify(Action<IReadOnlyList<FileChange>>? tell)
    {
        _tell = tell;
        _thread = new Thread(Run) { IsBackground = true, Name = "file watcher" };
        _thread.Start();
    }

    /// <inheritdoc cref="InotifyQueue.Watch" />
    public int Watch(string path, FileChanges what) => _queue.Watch(path, what);

    /// <summary>Stops watching one.</summary>
    public void Forget(int watch) => _queue.Forget(watch);

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
        // A watch that ends is told of, which ends the blocking read.
        Forget(Watch("/", FileChanges.DeletedItself));
        _thread.Join();
        _queue.Dispose();
    }

    private void Run()
    {
        while (!_stopping)
        {
            var changes = _queue.Next(-1);
            if (_stopping)
            {
                break;
            }

            if (_tell is not null)
            {
                _tell(changes);
                continue;
            }

            foreach (var change in changes)
            {
                _changes.Writer.TryWrite(change);
            }
        }

        _changes.Writer.TryComplete();
    }
}
