using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Tells when processes end, however many there are: one thread, one epoll over their descriptors.</summary>
public sealed unsafe class ProcessWatcher : IDisposable
{
    private const int Add = 1, Readable = 1, CloseOnExec = 0x80000;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, (ProcessHandle Handle, Action<int> Ended)> _watched = [];
    private readonly int _poll, _wake;
    private readonly Thread _thread;
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
            lock (_gate)
            {
                return _watched.Count;
            }
        }
    }

    /// <summary>
    /// Calls <paramref name="ended"/> with the id once when the process has ended, on the watcher's thread; it must not block
    /// or throw. <see langword="false"/> where there is no such process now. Watching an id again replaces the old watch.
    /// </summary>
    public bool TryWatch(int processId, Action<int> ended)
    {
        ObjectDisposedException.ThrowIf(_stopping, this);
        if (ProcessHandle.Open(processId) is not { } handle)
        {
            return false;
        }

        lock (_gate)
        {
            if (_watched.Remove(processId, out var old))
            {
                old.Handle.Dispose();
            }

            _watched.Add(processId, (handle, ended));
            Control(Add, handle.Descriptor, (ulong)processId);
        }

        return true;
    }

    /// <summary>Stops watching; the callback will not be called any more, unless it is being called now.</summary>
    public void Forget(int processId)
    {
        lock (_gate)
        {
            if (_watched.Remove(processId, out var old))
            {
                old.Handle.Dispose();
            }
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

        lock (_gate)
        {
            foreach (var (handle, _) in _watched.Values)
            {
                handle.Dispose();
            }

            _watched.Clear();
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
                    Tell((int)events[i].Data);
                }
            }
        }
    }

    private void Tell(int processId)
    {
        Action<int> ended;
        lock (_gate)
        {
            // An id watched anew after its first process ended must not be told of the first one's end.
            if (!_watched.TryGetValue(processId, out var watched) || !watched.Handle.HasEnded())
            {
                return;
            }

            ended = watched.Ended;
            _watched.Remove(processId);
            // Closing the descriptor takes it out of the epoll set.
            watched.Handle.Dispose();
        }

        ended(processId);
    }

    private void Control(int operation, int descriptor, ulong data)
    {
        EpollEvent what = new() { Events = Readable, Data = data };
        LinuxException.Check(Libc.EventPollControl(_poll, operation, descriptor, &what), "a process cannot be watched");
    }
}
