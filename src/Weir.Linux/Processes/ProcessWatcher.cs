using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Tells when processes end, however many there are: one thread, one epoll over their descriptors.</summary>
public sealed unsafe class ProcessWatcher : IDisposable
{
    private const int Add = 1,
        Remove = 2,
        Readable = 1,
        CloseOnExec = 0x80000;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, (ProcessHandle Process, Action Ended)> _watched = [];
    private readonly Dictionary<ProcessHandle, long> _marks = [];
    private readonly int _poll,
        _wake;
    private readonly Thread _thread;
    private long _last;
    private volatile bool _stopping;

    /// <summary>Starts the thread.</summary>
    public ProcessWatcher()
    {
        _poll = LinuxException.Check(Libc.EventPoll(CloseOnExec), "processes cannot be watched");
        _wake = LinuxException.Check(Libc.EventDescriptor(0, CloseOnExec), "processes cannot be watched");
        Control(Add, _wake, 0);
        _thread = new Thread(Run) { IsBackground = true, Name = "process watcher" };
        _thread.Start();
    }

    /// <summary>How many processes are being watched.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _watched.Count;
            }
        }
    }

    /// <summary>
    /// Calls <paramref name="ended"/> once when the process has ended, at once where it has; on the watcher's thread, where it must
    /// not block or throw. Watching a process again replaces the old watch. The handle stays its owner's, who forgets it before closing it.
    /// </summary>
    public void Watch(ProcessHandle process, Action ended)
    {
        ObjectDisposedException.ThrowIf(_stopping, this);
        lock (_lock)
        {
            Drop(process);
            var mark = ++_last;
            _watched.Add(mark, (process, ended));
            _marks.Add(process, mark);
            try
            {
                process.Use(
                    descriptor =>
                    {
                        Control(Add, descriptor, (ulong)mark);
                        return true;
                    },
                    whereClosed: false
                );
            }
            catch (LinuxException)
            {
                _watched.Remove(mark);
                _marks.Remove(process);
                throw;
            }
        }
    }

    /// <summary>Stops watching a process; what was to be told will not be any more, unless it is being told now.</summary>
    public void Forget(ProcessHandle process)
    {
        lock (_lock)
        {
            Drop(process);
        }
    }

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
        if (Thread.CurrentThread != _thread)
        {
            _thread.Join();
        }

        lock (_lock)
        {
            _watched.Clear();
            _marks.Clear();
        }

        _ = Libc.Close(_poll);
        _ = Libc.Close(_wake);
    }

    private void Run()
    {
        const int Most = 64;
        var events = stackalloc EpollEvent[Most];
        while (!_stopping)
        {
            var count = Libc.EventPollWait(_poll, events, Most, -1);
            if (count < 0 && Marshal.GetLastPInvokeError() != Errno.Interrupted)
            {
                throw LinuxException.Last("processes cannot be watched any more");
            }

            for (var i = 0; i < count; i++)
            {
                if (events[i].Data != 0)
                {
                    Wake((long)events[i].Data);
                }
            }
        }
    }

    private void Wake(long mark)
    {
        Action ended;
        lock (_lock)
        {
            if (!_watched.Remove(mark, out var watched))
            {
                return;
            }

            ended = watched.Ended;
            _marks.Remove(watched.Process);
            Leave(watched.Process);
        }

        ended();
    }

    private void Drop(ProcessHandle process)
    {
        if (_marks.Remove(process, out var mark))
        {
            _watched.Remove(mark);
            Leave(process);
        }
    }

    // A handle that was closed has left by that.
    private void Leave(ProcessHandle process) =>
        process.Use(descriptor => Libc.EventPollControl(_poll, Remove, descriptor, null), whereClosed: 0);

    private void Control(int operation, int descriptor, ulong data)
    {
        EpollEvent what = new() { Events = Readable, Data = data };
        LinuxException.Check(Libc.EventPollControl(_poll, operation, descriptor, &what), "a process cannot be watched");
    }
}
