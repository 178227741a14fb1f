using Weir.Protocol.AgentLink;
using Weir.Stores.Agent;

namespace Weir.Agent.Link;

/// <summary>How agent and server begin: each says what it has of the other.</summary>
internal sealed class Handshake(
    AgentOptions options,
    LinkClient client,
    FactSender facts,
    OrderPolling orders,
    NumberLeasing numbers,
    RestoreNotice restored,
    ServerPresence presence
)
{
    /// <summary>Takes over what an earlier agent wrote down.</summary>
    public void Restore(JournalSnapshot snapshot)
    {
        facts.Restore(snapshot);
        // The first thing that an agent sends is that it has started. A server in the same process needs no looking for.
        presence.Restore(options.Server is null || snapshot.FactsTaken > 0);
        orders.Restore(snapshot);
        restored.Restore(snapshot.Settings);
    }

    /// <summary>Greets the server, and leases the numbers that are wanted.</summary>
    public async Task<ServerHello> GreetAsync(CancellationToken cancellationToken)
    {
        var hello = await client
            .HelloAsync(
                new AgentHello(
                    options.Version,
                    facts.Last,
                    orders.LastOrder,
                    restored.IsDue,
                    numbers.Blocks(),
                    orders.Epoch,
                    LinkVersions.Oldest,
                    LinkVersions.Newest
                ),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (LinkVersions.Common(hello.Contract, hello.Contract) is null)
        {
            throw new LinkRefusedException(
                $"the server speaks version {hello.Contract} of the contract, this agent {LinkVersions.Oldest} to {LinkVersions.Newest}: install the newer Weir on the one that is behind"
            );
        }

        if (restored.IsDue)
        {
            await restored.SendAsync(hello.Sequence).ConfigureAwait(false);
        }

        facts.Begin(hello.Sequence);
        presence.Answered();
        await numbers.LeaseAsync(cancellationToken).ConfigureAwait(false);
        return hello;
    }
}
