using Weir.Agent.Audit;
using Weir.Agent.Gate;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Gate;
using Weir.Tracking.Gate;

namespace Weir.Agent.Watching;

/// <summary>
/// What callers may ask of a machine's watcher. Every method that changes something refuses by <see cref="AgentRefusedException"/>.
/// </summary>
public sealed class MachineWatcher
{
    private const int MostSubsystems = 100;

    private readonly IWatch _watch;
    private readonly WayStore _ways;
    private readonly GateFilePublisher _publisher;
    private readonly MachineAudit _audit;
    private readonly AgentReadiness _readiness;
    private readonly TimeProvider _time;

    internal MachineWatcher(
        IWatch watch,
        WayStore ways,
        GateFilePublisher publisher,
        MachineAudit audit,
        AgentReadiness readiness,
        TimeProvider time
    ) => (_watch, _ways, _publisher, _audit, _readiness, _time) = (watch, ways, publisher, audit, readiness, time);

    /// <summary>How it is.</summary>
    public WatcherStatus Status() => _watch.Status();

    /// <summary>What it did and saw since the agent started, oldest first.</summary>
    public WatcherLog Log() => new(_watch.Log);

    /// <summary>The jobs that came round the gate in watched subsystems, those first that took most processor time.</summary>
    public IReadOnlyList<DarkBatchLine> Dark() => _watch.Dark();

    /// <summary>Turns it on or off. What it has noticed it follows to its end, also when it is off.</summary>
    public Task<WatcherStatus> TurnAsync(bool on, Caller caller)
    {
        var state = on ? WayState.On : WayState.Off;
        return ChangeAsync(
            caller.To(on ? "watcher start" : "watcher stop", "way", WayStore.Watcher),
            Operation.SwitchWays,
            _ => _ways.With(WayStore.Watcher, state, _time.GetUtcNow()),
            on ? "started" : "stopped",
            caller
        );
    }

    /// <summary>Watches one more subsystem.</summary>
    public Task<WatcherStatus> AddAsync(WatcherChange change, Caller caller)
    {
        var subsystem = _watch.Read(change.Subsystem);
        return ChangeAsync(
            caller.To("watcher add", "subsystem", subsystem),
            Operation.InstallWays,
            entry =>
                entry.Installed.Contains(subsystem, StringComparer.Ordinal) ? entry
                : entry.Installed.Count < MostSubsystems ? entry with { Installed = [.. entry.Installed, subsystem] }
                : throw new AgentRefusedException(
                    ProblemCodes.BadRequest,
                    $"at most {MostSubsystems} subsystems are watched: weir watcher remove takes one away, and a path has those below it"
                ),
            $"watches {subsystem}",
            caller
        );
    }

    /// <summary>Watches one subsystem less.</summary>
    public Task<WatcherStatus> RemoveAsync(WatcherChange change, Caller caller)
    {
        var subsystem = _watch.Read(change.Subsystem);
        return ChangeAsync(
            caller.To("watcher remove", "subsystem", subsystem),
            Operation.InstallWays,
            entry =>
                entry.Installed.Contains(subsystem, StringComparer.Ordinal)
                    ? entry with
                    {
                        Installed = [.. entry.Installed.Where(one => one != subsystem)],
                    }
                    : throw new AgentRefusedException(
                        ProblemCodes.NotFound,
                        $"{Printable.Escape(subsystem)} is not watched: {(entry.Installed.Count == 0 ? "nothing is" : "watched are " + string.Join(", ", entry.Installed))}"
                    ),
            $"does not watch {subsystem} any more",
            caller
        );
    }

    /// <summary>Starts a canary: a process that does nothing, and has to be seen.</summary>
    public Task<WatcherTest> TestAsync(Caller caller, CancellationToken cancellationToken)
    {
        _readiness.Require();
        var audited = caller.To("watcher test", "way", WayStore.Watcher);
        return _audit.DoAsync(
            audited,
            () =>
            {
                caller.Require(Operation.SwitchWays);
                return _watch.TestAsync(cancellationToken);
            }
        );
    }

    private Task<WatcherStatus> ChangeAsync(
        AuditedAction audited,
        Operation operation,
        Func<WayEntry, WayEntry> change,
        string what,
        Caller caller
    )
    {
        _readiness.Require();
        return _ways.ChangeAsync(
            () => _audit.DoAsync(audited, () => ChangeInsideAsync(audited, operation, change, what, caller)),
            CancellationToken.None
        );
    }

    private async Task<WatcherStatus> ChangeInsideAsync(
        AuditedAction audited,
        Operation operation,
        Func<WayEntry, WayEntry> change,
        string what,
        Caller caller
    )
    {
        caller.Require(operation);
        var before = _ways.Find(WayStore.Watcher);
        var entry = change(before);
        var settings = new Dictionary<string, string?> { [WayStore.SettingOf(WayStore.Watcher)] = entry.ToString() };
        await _audit
            .KeepAsync(audited, settings, WayStates.ToText(before.State), WayStates.ToText(entry.State), string.Join(", ", entry.Installed))
            .ConfigureAwait(false);
        _ways.Set(WayStore.Watcher, entry);
        _publisher.Publish();
        await _watch.FollowAsync($"{what}, by {audited.Actor}").ConfigureAwait(false);
        return _watch.Status();
    }
}
