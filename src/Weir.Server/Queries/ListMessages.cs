using System.Globalization;
using Weir.Protocol.Jobs;

namespace Weir.Server.Queries;

/// <summary><c>weir messages</c>: lines for operators, newest first.</summary>
public static class ListMessages
{
    /// <summary>One page of messages.</summary>
    public static async Task<MessagePage> ListMessagesAsync(this WeirServer server, long? before, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        // One more than the page has says whether there is a next one.
        var found = await server.Store.ListMessagesAsync(before, limit + 1, cancellationToken).ConfigureAwait(false);
        var messages = found.Take(limit).ToList();
        return new MessagePage(
            [.. messages.Select(line => new MessageView(line.Id, line.At, line.Severity.ToString().ToLowerInvariant(), line.Code, line.Text, line.Number?.Value))],
            found.Count > messages.Count && limit > 0 ? messages[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }
}
