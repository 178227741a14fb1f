using Weir.Agent.Captures;
using Weir.Agent.Gate;
using Weir.Agent.Ways;
using Weir.Stores.Agent;

namespace Weir.Agent.Lifetime;

/// <summary>Takes up the gate: ways in, rules, and what was observed.</summary>
internal sealed class GateStartup(
    WayStore ways,
    IEnumerable<IWay> all,
    GateObservations gateObservations,
    RuleUpdate rules,
    CaptureSources captures,
    GateFilePublisher publisher,
    StartupDamage guard
)
{
    /// <summary>Takes over what an earlier agent had.</summary>
    public async Task RestoreAsync(JournalSnapshot snapshot)
    {
        await guard.TryAsync("the ways in", () => ways.Restore(snapshot.Settings)).ConfigureAwait(false);
        await guard
            .TryAsync("what was observed", () => gateObservations.Restore(snapshot.Settings.GetValueOrDefault(GateObservations.Setting)))
            .ConfigureAwait(false);
        await guard.TryAsync("the rules and variables", () => rules.Restore(snapshot.Settings)).ConfigureAwait(false);
        await guard.TryAsync("what is captured", () => captures.Restore(snapshot.Settings)).ConfigureAwait(false);
        foreach (var way in all)
        {
            await guard.TryAsync($"what {way.Name} left", () => way.Restore(snapshot.Settings)).ConfigureAwait(false);
        }
    }

    /// <summary>Publishes the gate: from now on it is asked.</summary>
    public void Publish() => publisher.Publish();
}
