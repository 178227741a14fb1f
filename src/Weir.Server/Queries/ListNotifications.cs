using Weir.Jobs;
using Weir.Notices;
using Weir.Protocol.Notifications;
using Weir.Server.Definitions;
using Weir.Server.Notices;
using Weir.Stores.Server;

namespace Weir.Server.Queries;

/// <summary><c>weir notification list</c>: who is told, and how it goes.</summary>
public static class ListNotifications
{
    /// <summary>All notifications with their channels, and what those have told as far as it is kept.</summary>
    public static async Task<NotificationPage> ListNotificationsAsync(
        this WeirServer server,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        WeirServer.Require(caller, Operation.ReadNotifications);
        var notifications = await server
            .ReadAsync(view => DefinitionSets.Notifications(view.Definitions), cancellationToken)
            .ConfigureAwait(false);
        var counts = await server.Store.CountTellingsAsync(cancellationToken).ConfigureAwait(false);
        var waiting = await server
            .TellAsync(
                new BoardWork<IReadOnlyList<Telling>>((board, _) => [.. board.Pending.Where(telling => telling.Error is not null)]),
                cancellationToken
            )
            .ConfigureAwait(false);
        return new NotificationPage([
            .. notifications
                .OrderBy(notification => notification.Name)
                .Select(notification => new NotificationView(
                    notification.Name.Text,
                    [
                        .. notification
                            .To.Concat(notification.Escalate.SelectMany(step => step.To))
                            .Select(channel => channel.Key)
                            .Distinct()
                            .Select(channel => View(notification.Name.Text, channel, counts, waiting)),
                    ]
                )),
        ]);
    }

    private static NotificationChannelView View(
        string name,
        string channel,
        IReadOnlyList<CountedTellings> counts,
        IReadOnlyList<Telling> waiting
    )
    {
        var own = counts.Where(count => Is(count.Notification, name) && count.Channel == channel).ToList();
        var sent = own.Find(count => count.State == nameof(TellingState.Sent));
        return new NotificationChannelView(
            channel,
            Of(own, TellingState.Pending),
            sent?.Count ?? 0,
            Of(own, TellingState.GivenUp),
            sent?.LastAt,
            waiting.FirstOrDefault(telling => Is(telling.Notification, name) && telling.Channel == channel)?.Error
        );
    }

    private static int Of(List<CountedTellings> counts, TellingState state) =>
        counts.Where(count => count.State == state.ToString()).Sum(count => count.Count);

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
