using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using Weir.Linux;

namespace Weir.Ways.Watch;

/// <summary>
/// Takes events of processes on a thread of its own that goes before others, reads at once what they are, and hands on what concerns
/// watched subsystems. It decides nothing: processes that live for less than a millisecond are to be caught.
/// </summary>
internal sealed class ProcessFeed : IWatchFeed
{
    /// <summary>So much may wait to be decided; what comes beyond is lost, and counted.</summary>
    private const int MostWaiting = 200_000;

    private const int Together = 512,
        MostTogether = 20_000,
        MostExpected = 64,
        Remembered = 4096;

    private readonly IProcessEvents _events;
    private readonly ProcessReader _reader = new();
    private readonly ProcessEventLosses _losses = new();

    /// <summary>One that was shorter has not been seen by the clock that counts processor time.</summary>
    private const long ShortNanoseconds = 1_000_000_000 / ProcessPlace.TicksPerSecond;

    private readonly Dictionary<int, NearProcess> _near = [];

    /// <summary>Who made the last processes, by the lower bits of their ids: all of the machine, and at no cost.</summary>
    private readonly (int Process, int Parent)[] _made = new (int Process, int Parent)[Remembered];
    private readonly Channel<IReadOnlyList<WatchNews>> _news = Channel.CreateUnbounded<IReadOnlyList<WatchNews>>(
        new UnboundedChannelOptions { SingleWriter = true, SingleReader = true }
    );
    private readonly Queue<int> _executed = new();
    private readonly Lock _lock = new();
    private readonly Thread _thread;
    private List<WatchNews> _batch = [];
    private volatile WatchScope _scope;
    private TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _stopping;
    private volatile bool _scans = true;
    private int _tests;
    private int _waiting;
    private int _dropped;

    /// <summary>Starts the thread. What is handed over is disposed with it.</summary>
    public ProcessFeed(IProcessEvents events, WatchScope scope)
    {
        (_events, _scope) = (events, scope);
        _thread = new Thread(Run) { IsBackground = true, Name = "process feed" };
        _thread.Start();
    }

    public WatchScope Scope
    {
        get => _scope;
        set
        {
            _scope = value;
            Scan();
        }
    }

    public bool TellsEnds => true;

    public long Events { get; private set; }

    public long Lost => _losses.Total;

    public bool IsUrgent { get; private set; }

    public async Task<IReadOnlyList<WatchNews>> ReadAsync(CancellationToken cancellationToken)
    {
        List<WatchNews> all = [.. await _news.Reader.ReadAsync(cancellationToken).ConfigureAwait(false)];
        while (all.Count < MostTogether && _news.Reader.TryRead(out var more))
        {
            all.AddRange(more);
        }

        Interlocked.Add(ref _waiting, -all.Count);
        return all;
    }

    public void Scan()
    {
        _scans = true;
        _events.Wake();
    }

    public async Task<bool> TestAsync(TimeSpan most, TimeProvider time, CancellationToken cancellationToken)
    {
        using var bounded = new CancellationTokenSource(most, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bounded.Token, cancellationToken);
        Interlocked.Increment(ref _tests);
        try
        {
            var canary = Canary.Start();
            while (true)
            {
                var next = Volatile.Read(ref _seen).Task;
                lock (_lock)
                {
                    if (_executed.Contains(canary))
                    {
                        return true;
                    }
                }

                await next.WaitAsync(either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            Interlocked.Decrement(ref _tests);
        }
    }

    public void Dispose()
    {
        if (_stopping)
        {
            return;
        }

        _stopping = true;
        _events.Wake();
        _thread.Join();
        _events.Dispose();
    }

    private void Run()
    {
        IsUrgent = UrgentThread.TryRaise();
        try
        {
            Prepare();
            while (!_stopping)
            {
                if (_scans)
                {
                    _scans = false;
                    LookAround();
                }

                var receipt = _events.Receive(waits: _batch.Count == 0, out var one);
                if (receipt == ProcessReceipt.Event)
                {
                    Take(one);
                }
                else if (receipt == ProcessReceipt.Overrun)
                {
                    // How many is known once each processor has told of something else.
                    _batch.Add(new WatchNews(WatchNewsKind.Lost, 0, 0));
                }

                if (receipt != ProcessReceipt.Event || _batch.Count >= Together)
                {
                    HandOver();
                }
            }

            _news.Writer.TryComplete();
        }
        catch (LinuxException failure)
        {
            _news.Writer.TryComplete(failure);
        }
    }

    // The first process that comes must not wait until the runtime has compiled what reads it: it would be gone.
    private void Prepare()
    {
        var own = Environment.ProcessId;
        var cgroup = _reader.Cgroup(own);
        if (See(own, cgroup, isNear: false, default) is { } sight)
        {
            Near(sight);
            _ = See(own, cgroup, isNear: true, _near[own] with { ParentId = sight.ParentId });
            _ = Approach(sight.ParentId, 0);
        }

        const int NoProcessor = -1;
        Take(new ProcessEvent(ProcessEventKind.Executed, NoProcessor, 0, 0, own, own, 0, 0));
        Take(new ProcessEvent(ProcessEventKind.Exited, NoProcessor, 0, 0, own, own, 0, 0));
        _near.Clear();
        _batch.Clear();
        Events = 0;
    }

    private void HandOver()
    {
        if (_batch.Count == 0)
        {
            return;
        }

        if (Volatile.Read(ref _waiting) > MostWaiting)
        {
            _dropped += _batch.Count;
            _batch.Clear();
            return;
        }

        if (_dropped > 0)
        {
            _batch.Add(new WatchNews(WatchNewsKind.Lost, 0, 0) { Value = _dropped });
            _dropped = 0;
        }

        Interlocked.Add(ref _waiting, _batch.Count);
        _news.Writer.TryWrite(_batch);
        _batch = new List<WatchNews>(_batch.Count);
    }

    private void Take(in ProcessEvent one)
    {
        Events++;
        if (_losses.Add(one) is > 0 and var lost)
        {
            _batch.Add(new WatchNews(WatchNewsKind.Lost, 0, one.Clock) { Value = (int)lost });
        }

        if (!one.IsOfProcess && one.Kind != ProcessEventKind.Executed)
        {
            return;
        }

        switch (one.Kind)
        {
            case ProcessEventKind.Executed:
                Execute(one);
                break;
            case ProcessEventKind.Forked when _near.TryGetValue(one.ParentId, out var parent):
                _near[one.ProcessId] = parent with { BornAt = one.Clock, ParentId = one.ParentId };
                _batch.Add(new WatchNews(WatchNewsKind.Forked, one.ProcessId, one.Clock) { ParentId = one.ParentId });
                break;
            case ProcessEventKind.Forked:
                _made[one.ProcessId % Remembered] = (one.ProcessId, one.ParentId);
                break;
            case ProcessEventKind.UserChanged when _near.TryGetValue(one.ProcessId, out var changed):
                _near[one.ProcessId] = changed with { User = (uint)one.Value };
                _batch.Add(new WatchNews(WatchNewsKind.UserChanged, one.ProcessId, one.Clock) { Value = one.Value });
                break;
            case ProcessEventKind.Exited when _near.Remove(one.ProcessId, out var over):
                _batch.Add(
                    new WatchNews(WatchNewsKind.Exited, one.ProcessId, one.Clock)
                    {
                        Value = one.Value,
                        CpuTicks =
                            one.Clock - over.BornAt < ShortNanoseconds ? 0
                            // It is there until its parent has waited for it.
                            : _reader.TryPlace(one.ProcessId, out var place, out _) ? place.CpuTicks
                            : null,
                    }
                );
                break;
            default:
                break;
        }
    }

    private void Execute(in ProcessEvent one)
    {
        Expect(one.ProcessId);
        var isNear = _near.TryGetValue(one.ProcessId, out var near);
        // It is where its parent was, until it has had time to be moved: what it becomes after that is looked at again.
        var cgroup = near.ParentId > 0 ? near.Cgroup : _reader.Cgroup(one.ProcessId);
        if (cgroup.Length > 0 && _scope.SubsystemOf(cgroup) is null)
        {
            if (isNear)
            {
                _batch.Add(new WatchNews(WatchNewsKind.Elsewhere, one.ProcessId, one.Clock));
            }

            return;
        }

        if (cgroup.Length == 0 || See(one.ProcessId, cgroup, isNear, near) is not { } sight)
        {
            if (isNear || IsOfNear(one))
            {
                _batch.Add(new WatchNews(WatchNewsKind.Gone, one.ProcessId, one.Clock));
            }

            return;
        }

        var origin = near.Origin;
        if (!isNear)
        {
            origin = Approach(sight.ParentId, one.Clock);
        }

        Near(sight, near.BornAt);
        _batch.Add(new WatchNews(WatchNewsKind.Executed, one.ProcessId, one.Clock) { Sight = sight, Origin = origin });
    }

    // Nobody tells that a process was moved into a watched subsystem: that its child is gone already is the first that is heard of it.
    private bool IsOfNear(in ProcessEvent one)
    {
        var (process, parent) = _made[one.ProcessId % Remembered];
        if (process != one.ProcessId)
        {
            return false;
        }

        Approach(parent, one.Clock);
        if (!_near.TryGetValue(parent, out var near))
        {
            return false;
        }

        _near[process] = near with { BornAt = one.Clock, ParentId = parent };
        _batch.Add(new WatchNews(WatchNewsKind.Forked, process, one.Clock) { ParentId = parent });
        return true;
    }

    private ProcessSight? See(int process, string cgroup, bool isNear, in NearProcess near) =>
        near.ParentId > 0
            ? _reader.Glance(process, near.ParentId, cgroup, near.User, WatchTable.MustBeSure)
            : _reader.Sight(process, cgroup, isNear ? near.User : null);

    // A parent that is there already is known from now on, so that its other children are.
    private string? Approach(int parent, long clock)
    {
        if (_near.ContainsKey(parent) || parent <= 1)
        {
            return parent == 1 ? _reader.Program(parent) : null;
        }

        var cgroup = _reader.Cgroup(parent);
        if (_scope.SubsystemOf(cgroup) is null)
        {
            return _reader.Program(parent);
        }

        if (_reader.Sight(parent, cgroup, null) is not { } sight)
        {
            return null;
        }

        Near(sight);
        _batch.Add(new WatchNews(WatchNewsKind.Found, parent, clock) { Sight = sight });
        return Starter(sight);
    }

    // One that was found is old enough for its processor time to count.
    private void Near(ProcessSight sight, long bornAt = 0) =>
        _near[sight.ProcessId] = new NearProcess(sight.User, sight.Cgroup, Starter(sight), bornAt, ParentId: 0);

    private static string? Starter(ProcessSight sight)
    {
        var program = Encoding.Latin1.GetString(sight.Program);
        return WatchTable.StartsJobs(program) ? program : null;
    }

    // For who tests: the last of those that became a program.
    private void Expect(int process)
    {
        if (Volatile.Read(ref _tests) == 0)
        {
            return;
        }

        lock (_lock)
        {
            if (_executed.Count == MostExpected)
            {
                _executed.Dequeue();
            }

            _executed.Enqueue(process);
        }

        Interlocked.Exchange(ref _seen, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    // On this thread: what happens from here on is told after it.
    private void LookAround()
    {
        var there = WatchScan.Look(_reader, _scope, _near.ContainsKey);
        foreach (var sight in there)
        {
            Near(sight);
        }

        _batch.Add(new WatchNews(WatchNewsKind.Scanned, 0, Stopwatch.GetTimestamp()) { There = there });
        HandOver();
    }
}
