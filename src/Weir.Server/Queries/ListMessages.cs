using System.Globalization;
using Weir.Jobs;
using Weir.Protocol.Jobs;

namespace Weir.Server.Queries;

/// <summary><c>weir messages</c>: lines for operators, newest first.</summary>
public static class ListMessages
{
    /// <summary>One page of messages; who sees own jobs only has those about them.</summary>
    public static async Task<MessagePage> ListMessagesAsync(
        this WeirServer server,
        Caller caller,
        long? before,
        int limit,
        CancellationToken cancellationToken,
        MessageSeverity least = MessageSeverity.Information
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        WeirServer.Require(caller, Operation.ReadMessages);
        var own = Authority.ReachOf(caller, Operation.ReadMessages) == Reach.Own ? caller.Own : (Owner?)null;
        // One more than the page has says whether there is a next one.
        var found = await server
            .Store.ListMessagesAsync(
                new MessageFilter
                {
                    Before = before,
                    Least = least,
                    Limit = limit + 1,
                    Own = own,
                    Machine = caller.Only,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        var messages = found.Take(limit).ToList();
        return new MessagePage(
            [.. messages.Select(View)],
            found.Count > messages.Count && limit > 0 ? messages[^1].Id.ToString(CultureInfo.InvariantCulture) : null
        );
    }

    internal static MessageView View(OperatorMessage line) =>
        new(line.Id, line.At, line.Severity.ToString().ToLowerInvariant(), line.Code, line.Text, line.Number?.Value)
        {
            AcknowledgedAt = line.AcknowledgedAt,
            AcknowledgedBy = line.AcknowledgedBy,
        };
}
