using System.Globalization;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Server.Notices;
using Weir.Server.Queries;
using Weir.Stores.Server;

namespace Weir.Server.Operations;

/// <summary><c>weir messages ack N</c>: somebody has taken note, and nobody needs to be told again.</summary>
public static class AcknowledgeMessage
{
    /// <summary>
    /// Notes who has seen a message, the first time it is asked; what was still to be told of its job until somebody acknowledges is not
    /// told any more.
    /// </summary>
    public static Task<MessageAcknowledged> AcknowledgeMessageAsync(
        this WeirServer server,
        Caller caller,
        long id,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var audited = caller.To("messages ack", "message", id.ToString(CultureInfo.InvariantCulture));
        return server.DoAsync(audited, () => server.AcknowledgeAsync(audited, caller, id, cancellationToken));
    }

    private static async Task<MessageAcknowledged> AcknowledgeAsync(
        this WeirServer server,
        AuditedAction audited,
        Caller caller,
        long id,
        CancellationToken cancellationToken
    )
    {
        WeirServer.Require(caller, Operation.AcknowledgeMessages);
        var message = await server.FindMessageAsync(caller, id, cancellationToken).ConfigureAwait(false);
        var work = new BoardWork<int>((board, now) => message.Number is { } number ? board.Acknowledge(number, now) : 0)
        {
            ActedOn = audited,
            Detail = ended => string.Create(CultureInfo.InvariantCulture, $"{ended} tellings are not told any more"),
            Acknowledges = new AcknowledgedMessage(id, server.Time.GetUtcNow(), caller.Actor.Name),
        };
        var ended = await server.TellAsync(work, cancellationToken).ConfigureAwait(false);
        var now = await server.FindMessageAsync(caller, id, cancellationToken).ConfigureAwait(false);
        return new MessageAcknowledged(ListMessages.View(now), ended);
    }

    private static async Task<OperatorMessage> FindMessageAsync(
        this WeirServer server,
        Caller caller,
        long id,
        CancellationToken cancellationToken
    )
    {
        var own = Authority.ReachOf(caller, Operation.AcknowledgeMessages) == Reach.Own ? caller.Own : (Owner?)null;
        var before = id is > 0 and < long.MaxValue ? id + 1 : 1;
        var filter = new MessageFilter
        {
            Before = before,
            Limit = 1,
            Own = own,
            Machine = caller.Only,
        };
        var found = await server.Store.ListMessagesAsync(filter, cancellationToken).ConfigureAwait(false);
        return found is [var message] && message.Id == id
            ? message
            : throw new RefusedException(
                ProblemCodes.NotFound,
                string.Create(CultureInfo.InvariantCulture, $"there is no message {id}: weir messages lists them with their numbers")
            );
    }
}
