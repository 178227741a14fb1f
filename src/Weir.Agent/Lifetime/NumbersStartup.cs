using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Stores.Agent;

namespace Weir.Agent.Lifetime;

/// <summary>Takes up the tracking numbers.</summary>
internal sealed class NumbersStartup(NumberPool numbers, KnownNumbers known, ForgottenJobs forgottenJobs, IAgentJournal journal)
{
    /// <summary>Takes over what an earlier agent had.</summary>
    /// <exception cref="AgentStartException">There are folders of jobs that the journal does not know.</exception>
    public async Task RestoreAsync(JournalSnapshot snapshot, CancellationToken cancellationToken)
    {
        await numbers
            .RestoreAsync(snapshot.Settings.GetValueOrDefault(NumberPool.Setting), journal, cancellationToken)
            .ConfigureAwait(false);
        forgottenJobs.Restore(snapshot);
        known.Restore(snapshot.Settings.GetValueOrDefault(KnownNumbers.Setting));
        await known.RequireAsync(cancellationToken).ConfigureAwait(false);
    }
}
