using Microsoft.Extensions.Logging;
using Weir.Agent.Audit;
using Weir.Agent.Gate;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Gate;
using Weir.Tracking.Gate;
using Weir.Tracking.Rules;

namespace Weir.Agent.Ways;

/// <summary>Turns ways in on and off, puts them in and takes them out, as callers ask.</summary>
internal sealed class GateWays(
    WayStore ways,
    WayInstaller installer,
    GateObservations gateObservations,
    GateFilePublisher publisher,
    MachineAudit audit,
    TimeProvider time,
    ILogger<GateWays> log
)
{
    /// <summary>The state of the gate.</summary>
    public GateStatus Status()
    {
        var all = ways.All;
        var gate = all.Where(way => way.Way != WayStore.Watcher).ToList();
        var started = gate.Any(way => way.State == "on");
        var since = gate.Where(way => way.State == "on" == started).Select(way => way.Since).DefaultIfEmpty(time.GetUtcNow()).Max();
        return new GateStatus(started ? "STARTED" : "STOPPED", since, installer.ControlsGate, all, KnownBypasses.All)
        {
            Automatic = ways.Automatic.ToText(),
        };
    }

    /// <summary>Turns a way in <c>off</c>, <c>observe</c> or <c>on</c>; <c>all</c> turns every way there is.</summary>
    public Task<GateStatus> SetWayAsync(string way, string state, Caller caller, CancellationToken cancellationToken)
    {
        var audited = caller.To(
            state switch
            {
                "on" => "gate start",
                "off" => "gate stop",
                _ => $"gate {state}",
            },
            "way",
            way
        );
        return ways.ChangeAsync(() => audit.DoAsync(audited, () => SetWayAsync(audited, way, state, caller)), cancellationToken);
    }

    private async Task<GateStatus> SetWayAsync(AuditedAction audited, string way, string state, Caller caller)
    {
        caller.Require(Operation.SwitchWays);
        if (!WayStates.TryParse(state, out var wanted))
        {
            throw new AgentRefusedException(
                ProblemCodes.BadRequest,
                $"'{Printable.Escape(state)}' is not a state of a way in: allowed are off, observe, on"
            );
        }

        if (way == WayStore.Watcher)
        {
            throw new AgentRefusedException(
                ProblemCodes.BadRequest,
                "the watcher is no part of the gate: weir watcher start and weir watcher stop turn it on and off"
            );
        }

        var known = ways.All.Select(one => one.Way).Where(one => one != WayStore.Watcher).ToList();
        var chosen =
            way == "all" ? known
            : known.Contains(way, StringComparer.Ordinal) ? [way]
            : throw new AgentRefusedException(
                ProblemCodes.NotFound,
                $"way in '{Printable.Escape(way)}' is not installed here: there are {string.Join(", ", known)}; weir gate install adds one"
            );
        foreach (var one in chosen)
        {
            await SetAsync(audited with { Subject = one }, one, ways.With(one, wanted, time.GetUtcNow()), null).ConfigureAwait(false);
            await installer.RescanAsync(one).ConfigureAwait(false);
        }

        return Status();
    }

    /// <summary>Says of which known jobs the submissions are tracked with them: the original's "allow automatic tracking".</summary>
    public Task<GateStatus> SetAutomaticAsync(string method, Caller caller, CancellationToken cancellationToken)
    {
        var audited = caller.To("gate config", "setting", WayStore.AutomaticSetting);
        return ways.ChangeAsync(() => audit.DoAsync(audited, () => SetAutomaticAsync(audited, method, caller)), cancellationToken);
    }

    private async Task<GateStatus> SetAutomaticAsync(AuditedAction audited, string method, Caller caller)
    {
        caller.Require(Operation.SwitchWays);
        if (!AutomaticMethods.TryParse(method, out var wanted))
        {
            throw new AgentRefusedException(
                ProblemCodes.BadRequest,
                $"'{Printable.Escape(method)}' is no method of automatic tracking: allowed are {AutomaticMethods.Words}"
            );
        }

        var settings = new Dictionary<string, string?> { [WayStore.AutomaticSetting] = wanted.ToText() };
        await audit.KeepAsync(audited, settings, ways.Automatic.ToText(), wanted.ToText(), null).ConfigureAwait(false);
        ways.Automatic = wanted;
        publisher.Publish();
        log.AutomaticSet(wanted.ToText(), audited.Actor.ToString());
        return Status();
    }

    /// <summary>Puts a way in through the gate; one that is new observes.</summary>
    public Task<GateInstalled> InstallWayAsync(GateInstall what, Caller caller, CancellationToken cancellationToken)
    {
        var audited = caller.To("gate install", "way", what.Way);
        return ChangeAsync(audited, what, () => installer.InstallAsync(what, caller), cancellationToken);
    }

    /// <summary>Takes a way in out of the gate again; every file is as it was.</summary>
    public Task<GateInstalled> RemoveWayAsync(GateInstall what, Caller caller, CancellationToken cancellationToken)
    {
        var audited = caller.To("gate remove", "way", what.Way);
        return ChangeAsync(audited, what, () => installer.RemoveAsync(what, caller), cancellationToken);
    }

    /// <summary>What the observing ways would have done.</summary>
    public GateReport Report() => gateObservations.Report();

    private Task<GateInstalled> ChangeAsync(
        AuditedAction audited,
        GateInstall what,
        Func<Task<WayChange>> change,
        CancellationToken cancellationToken
    ) =>
        ways.ChangeAsync(
            () =>
                audit.DoAsync(
                    audited,
                    async () => await InstalledAsync(audited, what, await change().ConfigureAwait(false)).ConfigureAwait(false)
                ),
            cancellationToken
        );

    private async Task<GateInstalled> InstalledAsync(AuditedAction audited, GateInstall what, WayChange change)
    {
        var way = what.Way;
        if (what.DryRun)
        {
            return new GateInstalled(way, WayStates.ToText(ways[way]), change.Changed, change.Same, change.Warnings);
        }

        var entry = Wanted(what, change);
        var where =
            what.System ? "the system's tables"
            : what.User is { } user ? $"the table of {user}"
            : "own table";
        ways.SetLost(
            way,
            [.. ways.All.Where(one => one.Way == way).SelectMany(one => one.Lost).Except(change.Installed).Intersect(entry.Installed)]
        );
        ways.SetChanges(way, []);
        await SetAsync(audited, way, entry, $"{(installer.HasOwnTables(way) ? where + ": " : "")}{string.Join(", ", change.Changed)}")
            .ConfigureAwait(false);
        await installer.RescanAsync(way).ConfigureAwait(false);
        return new GateInstalled(way, WayStates.ToText(entry.State), change.Changed, change.Same, change.Warnings);
    }

    // A place that was lost is still wanted, and one that is named again is kept as it is asked for now.
    private WayEntry Wanted(GateInstall what, WayChange change)
    {
        var before = ways.Find(what.Way);
        IReadOnlyList<string> where = change.Unwanted is { } unwanted
            ? [.. before.Installed.Except(unwanted).Union(change.Installed)]
            : change.Installed;
        var named = change.Changed.Union(change.Same).ToList();
        IReadOnlyList<string> kept = [.. before.Kept.Except(named).Union(what.Keep ? named : []).Intersect(where)];
        return ways.WithInstalled(what.Way, where, kept, time.GetUtcNow());
    }

    private async Task SetAsync(AuditedAction audited, string way, WayEntry entry, string? detail)
    {
        var before = ways.All.FirstOrDefault(one => one.Way == way)?.State;
        var settings = new Dictionary<string, string?> { [WayStore.SettingOf(way)] = entry.ToString() };
        await audit.KeepAsync(audited, settings, before, WayStates.ToText(entry.State), detail).ConfigureAwait(false);
        ways.Set(way, entry);
        publisher.Publish();
        log.WaySet(way, WayStates.ToText(entry.State), audited.Actor.ToString());
    }
}
