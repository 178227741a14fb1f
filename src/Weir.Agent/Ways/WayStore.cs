using Weir.Protocol.Gate;
using Weir.Tracking.Gate;
using Weir.Tracking.Rules;

namespace Weir.Agent.Ways;

/// <summary>
/// The ways in, what each does, since when, and where it is installed; and whether what known jobs submit is tracked with them.
/// </summary>
internal sealed class WayStore(TimeProvider time) : IDisposable
{
    /// <summary>The setting that has the method of automatic tracking.</summary>
    public const string AutomaticSetting = "automatic";

    /// <summary>The watcher stands beside the ways: it has its state and what it watches here, and is no part of the gate.</summary>
    public const string Watcher = "watcher";

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile int _automatic;
    private readonly SortedDictionary<string, WayEntry> _ways = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _lost = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _changes = new(StringComparer.Ordinal);

    /// <summary>The state of a way in; one that was never installed is off.</summary>
    public WayState this[string way]
    {
        get
        {
            lock (_lock)
            {
                return _ways.TryGetValue(way, out var entry) ? entry.State : WayState.Off;
            }
        }
    }

    /// <summary>The method of automatic tracking.</summary>
    public AutomaticMethod Automatic
    {
        get => (AutomaticMethod)_automatic;
        set => _automatic = (int)value;
    }

    public IReadOnlyList<GateWay> All
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _ways.Select(way => new GateWay(way.Key, WayStates.ToText(way.Value.State), way.Value.Since, way.Value.Installed)
                    {
                        Kept = way.Value.Kept,
                        Lost = _lost.GetValueOrDefault(way.Key) ?? [],
                        Changed = _changes.GetValueOrDefault(way.Key) ?? [],
                    }),
                ];
            }
        }
    }

    /// <summary>Those of the gate.</summary>
    public IReadOnlyDictionary<string, WayState> States
    {
        get
        {
            lock (_lock)
            {
                return _ways.Where(way => way.Key != Watcher).ToDictionary(way => way.Key, way => way.Value.State, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Whether a way in is installed anywhere.</summary>
    public bool IsInstalled(string way)
    {
        lock (_lock)
        {
            return _ways.TryGetValue(way, out var entry) && entry.Installed.Count > 0;
        }
    }

    public static string SettingOf(string way) => $"way.{way}";

    /// <summary>Takes over the journal's settings; submit and run are on where nobody ever said otherwise.</summary>
    public void Restore(IReadOnlyDictionary<string, string> settings)
    {
        var now = time.GetUtcNow();
        Automatic = AutomaticMethods.TryParse(settings.GetValueOrDefault(AutomaticSetting), out var method) ? method : AutomaticMethod.Off;
        lock (_lock)
        {
            _ways["submit"] = new WayEntry(WayState.On, now, []);
            _ways["run"] = new WayEntry(WayState.On, now, []);
            _ways[Watcher] = new WayEntry(WayState.Off, now, []);
            foreach (var (name, value) in settings)
            {
                if (name.StartsWith("way.", StringComparison.Ordinal) && WayEntry.TryRead(value, out var entry))
                {
                    _ways[name[4..]] = entry;
                }
            }
        }
    }

    /// <summary>Changes something here while nobody else does: what is kept is made of what was read.</summary>
    public async Task<T> ChangeAsync<T>(Func<Task<T>> change, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await change().ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>What a way would be if it were set so: for the journal first.</summary>
    public WayEntry With(string way, WayState state, DateTimeOffset now)
    {
        lock (_lock)
        {
            return _ways.TryGetValue(way, out var entry)
                ? entry.State == state
                    ? entry
                    : entry with
                    {
                        State = state,
                        Since = now,
                    }
                : new WayEntry(state, now, []);
        }
    }

    /// <summary>Where a way was asked for; nowhere, where it never was.</summary>
    public WayEntry Find(string way)
    {
        lock (_lock)
        {
            return _ways.GetValueOrDefault(way) ?? new WayEntry(WayState.Off, time.GetUtcNow(), []);
        }
    }

    /// <summary>What a way would be if it were installed there: a new one observes, one that is nowhere any more is off.</summary>
    public WayEntry WithInstalled(string way, IReadOnlyList<string> where, IReadOnlyList<string> kept, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (!_ways.TryGetValue(way, out var entry) || entry.Installed.Count == 0)
            {
                return new WayEntry(where.Count > 0 ? WayState.Observe : WayState.Off, now, where) { Kept = kept };
            }

            return where.Count > 0 ? entry with { Installed = where, Kept = kept } : new WayEntry(WayState.Off, now, where);
        }
    }

    /// <summary>The places of a way that were written without it since it was put in.</summary>
    public void SetLost(string way, IReadOnlyList<string> places)
    {
        lock (_lock)
        {
            _lost[way] = places;
        }
    }

    /// <summary>What somebody else changed of what a way put in, one sentence each.</summary>
    public IReadOnlyList<string> ChangesOf(string way)
    {
        lock (_lock)
        {
            return _changes.GetValueOrDefault(way) ?? [];
        }
    }

    /// <summary>Says what somebody else changed of what a way put in.</summary>
    public void SetChanges(string way, IReadOnlyList<string> changes)
    {
        lock (_lock)
        {
            _changes[way] = changes;
        }
    }

    public void Set(string way, WayEntry entry)
    {
        lock (_lock)
        {
            _ways[way] = entry;
        }
    }

    public void Dispose() => _one.Dispose();
}
