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
    JournalAge age,
    ServerPresence presence
)
{
    /// <summary>Takes over what an earlier agent wrote down.</summary>
    public void Restore(JournalSnapshot snapshot)
    {
        facts.Restore(snapshot);
        age.Restore(snapshot);
        // The first thing that an agent sends is that it has started. A server in the same process needs no looking for.
        presence.Restore(snapshot.FactsTaken > 0, isHere: options.Server is null);
        orders.Restore(snapshot);
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
                    age.IsRestored,
                    numbers.Blocks(),
                    orders.Epoch,
                    LinkVersions.Oldest,
                    LinkVersions.Newest,
                    age.OpenedAt
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

        await age.AnsweredAsync(hello.Sequence).ConfigureAwait(false);
        facts.Begin(hello.Sequence);
        presence.Answered();
        await numbers.LeaseAsync(cancellationToken).ConfigureAwait(false);
        return hello;
    }
}
