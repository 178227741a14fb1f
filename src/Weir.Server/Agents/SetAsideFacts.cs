using Microsoft.Extensions.Logging;
using Weir.Day.Inputs;
using Weir.Server.Loop;
using Weir.Stores;
using Weir.Stores.Server;

namespace Weir.Server.Agents;

/// <summary>
/// Facts that were set aside: tried again at each start, since another version may know them, and counted again where some were forgotten.
/// </summary>
internal sealed class SetAsideFacts(IServerStore store, ServerLoop loop, ILogger logger)
{
    private const int Most = 5000;
    private const int Together = 500;

    /// <summary>Gives the day those that this version can read.</summary>
    public async Task RetryAsync(CancellationToken cancellationToken)
    {
        var kept = await store.ListSetAsideAsync(Most, cancellationToken).ConfigureAwait(false);
        foreach (var ofMachine in kept.GroupBy(fact => fact.Machine))
        {
            var again = ofMachine
                .Select(fact => FactValidation.Again(fact.Machine, fact.Sequence, fact.Body))
                .OfType<FactRetried>()
                .ToList();
            foreach (var some in again.Chunk(Together))
            {
                loop.Post(new AgentReport(ofMachine.Key, some));
            }

            if (again.Count > 0)
            {
                ServerLog.Retried(logger, again.Count, ofMachine.Key);
            }
        }
    }

    /// <summary>Some may have been forgotten: there is room again.</summary>
    public async Task CountAsync(CancellationToken cancellationToken)
    {
        try
        {
            loop.Post(new AgentReport("", [new SetAsideCounted(await store.CountSetAsideAsync(cancellationToken).ConfigureAwait(false))]));
        }
        catch (StoreException refusal)
        {
            // The count stays too high until the next purge: fewer are kept.
            ServerLog.PurgeRefused(logger, refusal.Message);
        }
    }
}
