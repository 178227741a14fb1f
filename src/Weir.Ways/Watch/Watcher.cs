using System.Globalization;
using System.Threading.Channels;
using Weir.Agent;
using Weir.Agent.Gate;
using Weir.Agent.Lifetime;
using Weir.Agent.Watching;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Linux;
using Weir.Protocol;
using Weir.Protocol.Gate;
using Weir.Tracking.Gate;

namespace Weir.Ways.Watch;

/// <summary>
/// Notices processes that nobody submitted: takes what a feed sees, has it decided, and has what follows written down. It listens only
/// while it is on and watches something, or jobs run that it noticed: those it follows to their ends.
/// </summary>
internal sealed class Watcher(
    WayStore ways,
    RuleCache rules,
    NoticedJobs jobs,
    DarkBatch dark,
    WatchFeeds feeds,
    UserNames users,
    TimeProvider time
) : IWatch
{
    /// <summary>Most processes are over by then, so that start and end are one row.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan UntilSecondScan = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan UntilFollowed = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan UntilSaved = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan UntilCanaryIsMissed = TimeSpan.FromSeconds(2);

    private readonly WatchLog _log = new(time);
    private readonly WatchCounts _counts = new();
    private readonly Lock _lock = new();
    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private TaskCompletionSource _followed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile IWatchFeed? _feed;
    private volatile string? _trouble;
    private WatchTable? _table;

    public AgentTask Part => new("watching processes", RunAsync);

    public IReadOnlyList<WatcherLogLine> Log => _log.Lines;

    public WatcherStatus Status()
    {
        var entry = Entry;
        var feed = _feed;
        int processes;
        lock (_lock)
        {
            processes = _table?.Count ?? 0;
        }

        var isOn = ways[WayStore.Watcher] == WayState.On;
        return new WatcherStatus(
            isOn ? "STARTED" : "STOPPED",
            entry.Since,
            entry.Installed,
            rules.Rules.Rules.Count(rule => rule.Type == TrackType.Passive),
            feed is null ? "nothing"
                : feed.TellsEnds ? "events"
                : "scan",
            isOn && entry.Installed.Count == 0 ? "nothing is watched: weir watcher add names a subsystem" : _trouble
        )
        {
            Processes = processes,
            Noticed = _counts.Noticed,
            Gone = _counts.Gone,
            Events = feed?.Events ?? 0,
            Lost = feed?.Lost ?? 0,
            Repairs = _counts.Repairs,
        };
    }

    public IReadOnlyList<DarkBatchLine> Dark()
    {
        IReadOnlyList<DarkJob> running;
        lock (_lock)
        {
            running = _table is { } table ? [.. table.DarkNow] : [];
        }

        return dark.Lines(running);
    }

    public string Read(string subsystem) =>
        WatchedSubsystem.TryParse(subsystem, out var read)
            ? read.Text
            : throw new AgentRefusedException(
                ProblemCodes.BadRequest,
                $"'{Printable.Escape(subsystem, 200)}' is no subsystem: allowed are {WatchedSubsystem.Allowed}"
            );

    public async Task FollowAsync(string what)
    {
        _log.Add(what);
        var followed = Volatile.Read(ref _followed).Task;
        _changed.Writer.TryWrite(true);
        try
        {
            await followed.WaitAsync(UntilFollowed, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It comes to it: what is asked next says how it is then.
            return;
        }
    }

    public async Task<WatcherTest> TestAsync(CancellationToken cancellationToken)
    {
        if (_feed is not { } feed)
        {
            throw new AgentRefusedException(
                ProblemCodes.WrongState,
                "the watcher watches nothing now: weir watcher add names a subsystem, and weir watcher start turns it on"
            );
        }

        var began = time.GetTimestamp();
        bool seen;
        try
        {
            seen = await feed.TestAsync(UntilCanaryIsMissed, time, cancellationToken).ConfigureAwait(false);
        }
        catch (LinuxException refused)
        {
            throw new AgentRefusedException(ProblemCodes.WrongState, refused.Message);
        }

        if (!seen)
        {
            var why = feed.TellsEnds ? "the kernel tells nothing, or far too late" : "it is too short for a scan; " + _trouble;
            _log.Add($"test: a process that did nothing was not seen: {why}");
            throw new AgentRefusedException(ProblemCodes.WrongState, $"a process that did nothing was started and not seen: {why}");
        }

        _log.Add("test: a process that did nothing was seen");
        return new WatcherTest((int)time.GetElapsedTime(began).TotalMilliseconds);
    }

    public void Restore(IReadOnlyDictionary<string, string> settings) => dark.Restore(settings.GetValueOrDefault(DarkBatch.Setting));

    public Task SaveAsync() => dark.SaveAsync();

    private GateWay Entry => ways.All.First(way => way.Way == WayStore.Watcher);

    private WatchScope Scope =>
        ways[WayStore.Watcher] == WayState.On
            ? new WatchScope([
                .. Entry.Installed.Select(text => WatchedSubsystem.TryParse(text, out var read) ? read : null).OfType<WatchedSubsystem>(),
            ])
            : WatchScope.Nothing;

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            _changed.Reader.TryRead(out _);
            if (!Scope.IsEmpty || jobs.Unfinished.Any())
            {
                await ListenAsync(cancellationToken).ConfigureAwait(false);
            }
            else
            {
                Tell();
                await _changed.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Who asked for a change sees what came of it.
    private void Tell() =>
        Interlocked.Exchange(ref _followed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    // Until there is nothing to listen for.
    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var scope = Scope;
        var (feed, trouble) = feeds.Open(scope);
        using var opened = feed;
        (_feed, _trouble) = (feed, trouble);
        _log.Add(trouble is null ? "listens to the kernel" : trouble);
        WatchTable table = new(users.Of, feed.TellsEnds);
        foreach (var (job, start) in jobs.Unfinished)
        {
            table.Recall(job, start, "");
        }

        lock (_lock)
        {
            _table = table;
        }

        Tell();
        try
        {
            await FollowAsync(feed, table, scope, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _feed = null;
            lock (_lock)
            {
                _table = null;
            }

            await dark.SaveAsync().ConfigureAwait(false);
        }

        _log.Add("listens no more");
    }

    private async Task FollowAsync(IWatchFeed feed, WatchTable table, WatchScope scope, CancellationToken cancellationToken)
    {
        using var second = time.CreateTimer(_ => feed.Scan(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var saved = time.GetTimestamp();
        var changed = _changed.Reader.WaitToReadAsync(cancellationToken).AsTask();
        var next = feed.ReadAsync(cancellationToken);
        while (!scope.IsEmpty || table.HasJobs)
        {
            await Task.WhenAny(next, changed).ConfigureAwait(false);
            if (changed.IsCompleted)
            {
                await changed.ConfigureAwait(false);
                _changed.Reader.TryRead(out _);
                changed = _changed.Reader.WaitToReadAsync(cancellationToken).AsTask();
                scope = feed.Scope = Scope;
                lock (_lock)
                {
                    table.Restrict(scope);
                }

                if (!scope.IsEmpty || table.HasJobs)
                {
                    Tell();
                }
            }

            if (next.IsCompleted)
            {
                var news = await next.ConfigureAwait(false);
                await TakeAsync(feed, table, scope, news, second, cancellationToken).ConfigureAwait(false);
                await Task.Delay(Together, time, cancellationToken).ConfigureAwait(false);
                next = feed.ReadAsync(cancellationToken);
            }

            if (time.GetElapsedTime(saved) > UntilSaved)
            {
                saved = time.GetTimestamp();
                await dark.SaveAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task TakeAsync(
        IWatchFeed feed,
        WatchTable table,
        WatchScope scope,
        IReadOnlyList<WatchNews> news,
        ITimer second,
        CancellationToken cancellationToken
    )
    {
        List<WatchOutcome> outcomes = [];
        var inForce = rules.Rules;
        lock (_lock)
        {
            foreach (var one in news)
            {
                table.Decide(one, scope, inForce, outcomes);
            }
        }

        if (outcomes.Count == 0)
        {
            return;
        }

        await jobs.TakeAsync(outcomes, ways.Automatic, cancellationToken).ConfigureAwait(false);
        _counts.Add(outcomes);
        foreach (var over in outcomes.OfType<WatchOutcome.Dark>())
        {
            dark.Add(over.Job, over.CpuTicks);
        }

        if (outcomes.OfType<WatchOutcome.Lost>().ToList() is { Count: > 0 } lost)
        {
            Repair(feed, lost, second);
        }
    }

    // What the lost events were about is found by looking at all there is, twice: an end may still be on the way at the first time.
    private void Repair(IWatchFeed feed, List<WatchOutcome.Lost> lost, ITimer second)
    {
        var count = lost.Sum(one => (long)one.Count);
        _log.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(count == 0 ? "an unknown number of" : count)} events were lost: all processes are looked at"
            )
        );
        if (lost.Any(one => one.Count == 0))
        {
            // The kernel ran out of room: how many are lost shows with the next event of each processor.
            StartCanaries();
        }

        feed.Scan();
        second.Change(UntilSecondScan, Timeout.InfiniteTimeSpan);
    }

    private void StartCanaries()
    {
        try
        {
            Canary.StartOnEach();
        }
        catch (LinuxException refused)
        {
            _log.Add($"how many events are lost is not known: {refused.Message}");
        }
    }
}
