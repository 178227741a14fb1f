using Weir.Agent.Gate;
using Weir.Stores.Agent;

namespace Weir.Agent.Link;

/// <summary>Waits for orders and rules.</summary>
internal sealed class OrderPolling(
    LinkClient client,
    RuleUpdate rules,
    OrderHandler orders,
    JournalReporting journal,
    ServerPresence presence
)
{
    /// <summary>The last order written down.</summary>
    public long LastOrder => orders.LastOrder;

    /// <summary>The newest epoch that an order came with.</summary>
    public long Epoch => orders.Epoch;

    /// <summary>Takes over what an earlier agent wrote down.</summary>
    public void Restore(JournalSnapshot snapshot) => orders.Restore(snapshot);

    /// <summary>Takes them until it is cancelled, or the link fails.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var batch = await client.PollAsync(orders.LastOrder, rules.Version, cancellationToken).ConfigureAwait(false);
            presence.Answered();
            if (batch.Batch.Rules is { } all)
            {
                await rules
                    .ApplyAsync(batch.Batch.RulesVersion, all, batch.Batch.Tracked ?? [], batch.Batch.Variables)
                    .ConfigureAwait(false);
            }

            if (batch.Batch.Journal is { } inquiry)
            {
                journal.Begin(inquiry);
            }

            await orders.HandleAsync(batch).ConfigureAwait(false);
        }
    }
}
