using Weir.Linux;

namespace Weir.JobVariables;

/// <summary>
/// Waits for conditions on job variables, any number of them on any number of variables, by one inotify instance and an index from
/// variables to those who wait. Nothing is asked again and again: a variable is read when it was written, and only those who wait on
/// it look. A variable that is removed, or cannot be read, counts as not written until it is there again.
/// </summary>
public sealed partial class VariableWaiter : IDisposable
{
    private readonly IVariableReader _reader;
    private readonly TimeProvider _clock;
    private readonly Inotify _inotify;
    private readonly WatchedFolders _folders;
    private readonly BlockingCalls? _lanes;
    private readonly Lock _lock = new();
    private readonly HashSet<VariableId> _late = [];
    private readonly Dictionary<VariableId, AwaitedVariable> _index = [];
    private readonly Dictionary<VariableId, Action> _guarded = [];
    private readonly CancellationTokenSource _closed = new();

    /// <summary>Starts to watch; nothing yet.</summary>
    /// <param name="reader">Reads the variables.</param>
    /// <param name="clock">The time.</param>
    /// <param name="lanes">Where variables are read that their owners may keep locked; without, by whoever calls.</param>
    public VariableWaiter(IVariableReader reader, TimeProvider clock, BlockingCalls? lanes = null)
    {
        _reader = reader;
        _lanes = lanes;
        _clock = clock;
        _inotify = new Inotify(Changed);
        _folders = new WatchedFolders(reader.Folder, _inotify);
    }

    /// <summary>Waits until a condition is true; <see langword="false"/> where the time ran out.</summary>
    /// <exception cref="VariableException">A variable is not there: what is made later cannot be waited for.</exception>
    /// <exception cref="ArgumentException">The time until which to wait has passed.</exception>
    public async Task<bool> WaitAsync(Condition condition, WaitOptions options, CancellationToken cancellation = default)
    {
        var limit = WaitLimit.From(options, _clock);
        TaskCompletionSource happened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using var pending = await BeginAsync(condition, options, once: true, _ => happened.TrySetResult(), cancellation)
            .ConfigureAwait(false);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _closed.Token);
        try
        {
            await happened.Task.WaitAsync(limit, _clock, either.Token).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            await RecheckAsync(condition, options.User, cancellation).ConfigureAwait(false);
            return happened.Task.IsCompleted;
        }
    }

    /// <summary>Waits until a variable is there. Its user's folder must be there already.</summary>
    /// <exception cref="VariableException">There is no such folder.</exception>
    public Task WaitUntilThereAsync(VariableId id, CancellationToken cancellation) =>
        // Nothing differs from itself: it is true of whatever the variable holds.
        WaitAsync(
            Condition.Parse($"(({id.Name},1,1)=({id.Name},1,1))"),
            new WaitOptions { User = id.User, MayBeMissing = true },
            cancellation
        );

    /// <summary>
    /// Reads the variables of a condition again and tells those who wait on them: for the moment before somebody gives up. A store through
    /// <c>mmap</c> raises no event.
    /// </summary>
    public async Task RecheckAsync(Condition condition, string user, CancellationToken cancellation)
    {
        foreach (var id in condition.Variables.Select(name => name.For(user)).Distinct())
        {
            if (_lanes is { } lanes)
            {
                await lanes.RunAsync(id.User, () => ReadChanged(id, atOnce: false), cancellation).ConfigureAwait(false);
            }
            else
            {
                ReadChanged(id, atOnce: false);
            }
        }
    }

    /// <summary>
    /// Tells each time that a condition is true after a write of a variable in it, until disposed. The call comes while others wait to
    /// be told: it must be short and must not throw. Time limits are the caller's.
    /// </summary>
    /// <exception cref="VariableException">A variable is not there.</exception>
    public IDisposable Watch(Condition condition, WaitOptions options, Action<VariableEvent> happened) =>
        Begin(condition, options, once: false, happened);

    /// <inheritdoc cref="Watch" />
    public async Task<IDisposable> WatchAsync(
        Condition condition,
        WaitOptions options,
        Action<VariableEvent> happened,
        CancellationToken cancellation
    ) => await BeginAsync(condition, options, once: false, happened, cancellation).ConfigureAwait(false);

    /// <summary>Takes note of a write that was made through Weir: each counts, however fast they follow each other.</summary>
    public void Written(VariableWritten written) => TryUpdate(written.Variable, written.Value, looks: null, isTold: true);

    /// <summary>
    /// Tells each time that the file of a variable is removed or renamed by somebody who should not, until disposed; the last who asks for
    /// a variable is told. The call must be short and must not throw.
    /// </summary>
    /// <exception cref="VariableException">There is no folder for it.</exception>
    public IDisposable WatchLoss(VariableId id, Action lost)
    {
        lock (_lock)
        {
            Follow(id.User);
            _guarded[id] = lost;
        }

        return new Ending(() => Unguard(id, lost), null);
    }

    /// <summary>Whether somebody waits on a variable.</summary>
    public bool IsAwaited(VariableId id)
    {
        lock (_lock)
        {
            return _index.ContainsKey(id);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _closed.Cancel();
        _inotify.Dispose();
    }

    private Task<Ending> BeginAsync(
        Condition condition,
        WaitOptions options,
        bool once,
        Action<VariableEvent> happened,
        CancellationToken cancellation
    ) =>
        _lanes is { } lanes
            ? lanes.RunAsync(options.User, () => Begin(condition, options, once, happened), cancellation)
            : Task.FromResult(Begin(condition, options, once, happened));

    private Ending Begin(Condition condition, WaitOptions options, bool once, Action<VariableEvent> happened)
    {
        PendingCondition pending = new(condition, options, _clock, happened) { Once = once };
        Add(pending);
        try
        {
            // Watched first, then read: whatever is written from now on is told.
            foreach (var id in pending.Ids)
            {
                if (!Read(id) && !options.MayBeMissing)
                {
                    throw VariableStore.Missing(id);
                }
            }
        }
        catch (IOException)
        {
            Remove(pending);
            throw;
        }

        bool now;
        lock (_lock)
        {
            pending.IsArmed = true;
            now = options.CheckCurrentValue && pending.IsTrue;
            pending.IsOver = now && once;
        }

        if (now)
        {
            pending.Fire(null);
        }

        return new Ending(() => Remove(pending), condition.UsesTime && !pending.IsOver ? EverySecond(pending) : null);
    }

    // Time raises no event. The turn of the second is one.
    private ITimer EverySecond(PendingCondition pending)
    {
        var second = TimeSpan.FromSeconds(1);
        var next = second - TimeSpan.FromTicks(_clock.GetUtcNow().Ticks % second.Ticks);
        var wasTrue = false;
        return _clock.CreateTimer(
            _ =>
            {
                bool fire;
                lock (_lock)
                {
                    var isTrue = !pending.IsOver && pending.IsTrue;
                    fire = isTrue && !wasTrue;
                    wasTrue = isTrue;
                    pending.IsOver |= fire && pending.Once;
                }

                if (fire)
                {
                    pending.Fire(null);
                }
            },
            null,
            next,
            second
        );
    }

    private void Add(PendingCondition pending)
    {
        lock (_lock)
        {
            List<string> watched = [];
            try
            {
                foreach (var id in pending.Ids)
                {
                    Follow(id.User);
                    watched.Add(id.User);
                }
            }
            catch (VariableException)
            {
                watched.ForEach(_folders.Remove);
                throw;
            }

            foreach (var id in pending.Ids)
            {
                if (!_index.TryGetValue(id, out var awaited))
                {
                    _index[id] = awaited = new AwaitedVariable(id);
                }

                awaited.Pending.Add(pending);
            }

            pending.Bind(_index);
        }
    }

    private void Follow(string user)
    {
        try
        {
            _folders.Add(user);
        }
        catch (LinuxException refused)
        {
            throw new VariableException(
                VariableRefusal.NotFound,
                $"the job variables of {user} cannot be watched: {refused.Message}",
                refused
            );
        }
    }

    private void Unguard(VariableId id, Action lost)
    {
        lock (_lock)
        {
            _folders.Remove(id.User);
            if (_guarded.GetValueOrDefault(id) == lost)
            {
                _guarded.Remove(id);
            }
        }
    }

    private void Remove(PendingCondition pending)
    {
        lock (_lock)
        {
            pending.IsOver = true;
            foreach (var id in pending.Ids)
            {
                if (!_index.TryGetValue(id, out var awaited) || !awaited.Pending.Remove(pending))
                {
                    continue;
                }

                _folders.Remove(id.User);
                if (awaited.Pending.Count == 0)
                {
                    _index.Remove(id);
                }
            }
        }
    }

    private List<Action> Lost(IReadOnlyList<FileChange> changes)
    {
        const FileChanges Gone = FileChanges.Deleted | FileChanges.MovedFrom;
        lock (_lock)
        {
            return _guarded.Count == 0
                ? []
                :
                [
                    .. from change in changes
                    where (change.What & Gone) != 0 && VariableName.IsProper(change.Name)
                    let user = _folders.UserOf(change.Watch)
                    where user is not null
                    let lost = _guarded.GetValueOrDefault(new VariableId(user, change.Name))
                    where lost is not null
                    select lost,
                ];
        }
    }

    private List<VariableId> Touched(IReadOnlyList<FileChange> changes)
    {
        lock (_lock)
        {
            HashSet<VariableId> seen = [];
            List<VariableId> touched = [];
            foreach (var change in changes)
            {
                if (change.What.HasFlag(FileChanges.Overflow))
                {
                    return [.. _index.Keys];
                }

                if (
                    _folders.UserOf(change.Watch) is { } user
                    && VariableName.IsProper(change.Name)
                    && new VariableId(user, change.Name) is var id
                    && _index.ContainsKey(id)
                    && seen.Add(id)
                )
                {
                    touched.Add(id);
                }
            }

            return touched;
        }
    }

    private bool TryUpdate(VariableId id, VariableValue? value, int? looks, bool isTold = false)
    {
        List<PendingCondition>? fired = null;
        lock (_lock)
        {
            if (!_index.TryGetValue(id, out var awaited))
            {
                return true;
            }

            if (looks is { } seen && awaited.Reads != seen)
            {
                return false;
            }

            // Else it is a further notice of one write, or of one that was told of directly.
            if (awaited.Update(value, isTold))
            {
                foreach (var pending in awaited.Pending)
                {
                    if (pending is { IsArmed: true, IsOver: false } && pending.IsTrue)
                    {
                        pending.IsOver = pending.Once;
                        (fired ??= []).Add(pending);
                    }
                }
            }
        }

        fired?.ForEach(pending => pending.Fire(id));
        return true;
    }

    private sealed class Ending(Action leave, ITimer? timer) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                timer?.Dispose();
                leave();
            }
        }
    }
}
