using Weir.Agent.Variables;
using Weir.Stores.Agent;

namespace Weir.Agent.Lifetime;

/// <summary>Takes up the job variables, and what waits for them.</summary>
internal sealed class VariablesStartup(
    VariableService house,
    MonitoringVariables monitoringVariables,
    LinkNameStore links,
    ActionStore actions,
    ConditionHolds conditions,
    StartupDamage guard,
    IAgentJournal journal
)
{
    /// <summary>Opens them, and puts right what shows jobs.</summary>
    public async Task OpenAsync(JournalSnapshot snapshot, CancellationToken cancellationToken)
    {
        house.Open();
        await monitoringVariables.RestoreAsync(snapshot, journal, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes over what an earlier agent had. The jobs are known by now.</summary>
    public async Task RestoreAsync(JournalSnapshot snapshot, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in snapshot.Settings)
        {
            var one = new Dictionary<string, string> { [name] = value };
            await guard.TryAsync($"the setting {name}", () => links.RestoreAsync(one, cancellationToken)).ConfigureAwait(false);
            await guard.TryAsync($"the setting {name}", () => actions.Restore(one)).ConfigureAwait(false);
        }

        await guard.TryAsync("the conditions", () => conditions.Restore(snapshot)).ConfigureAwait(false);
    }
}
