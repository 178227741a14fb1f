using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Notices;
using Weir.Protocol;
using Weir.Protocol.Notifications;
using Weir.Server.Notices;

namespace Weir.Server.Operations;

/// <summary><c>weir notification test NAME</c>: tells all channels of a notification something, and says what came of it.</summary>
public static class TestNotification
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);

    /// <summary>Tries each channel once, whatever the notification says of hours and bounds.</summary>
    public static Task<NotificationTested> TestNotificationAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var audited = caller.To("notification test", NotificationKind.Word, name.Text);
        return server.DoAsync(audited, () => server.TestAsync(audited, caller, name, cancellationToken));
    }

    private static async Task<NotificationTested> TestAsync(
        this WeirServer server,
        AuditedAction audited,
        Caller caller,
        ObjectName name,
        CancellationToken cancellationToken
    )
    {
        WeirServer.Require(caller, Operation.TestNotifications);
        var known = await server
            .ReadAsync(view => Definitions.DefinitionSets.Notifications(view.Definitions).Any(one => one.Name == name), cancellationToken)
            .ConfigureAwait(false);
        if (!known)
        {
            throw new RefusedException(
                ProblemCodes.NotFound,
                $"there is no notification {name}: weir notification list names those that there are"
            );
        }

        var work = new BoardWork<IReadOnlyList<(Telling Telling, Task<DeliveryResult> Result)>>(
            (board, now) =>
                [.. board.Try(name, NoticeOf(caller, name, now), now).Select(telling => (telling, server.Tellings.Watch(telling.Id)))]
        )
        {
            ActedOn = audited,
        };
        var tried = await server.TellAsync(work, cancellationToken).ConfigureAwait(false);
        List<ChannelTested> channels = [];
        try
        {
            using var enough = new CancellationTokenSource(s_longest, server.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellationToken);
            foreach (var (telling, result) in tried)
            {
                channels.Add(await OutcomeAsync(telling, result, either.Token).ConfigureAwait(false));
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            server.Tellings.Leave(tried.Select(one => one.Telling.Id));
        }

        return new NotificationTested(name.Text, channels);
    }

    private static async Task<ChannelTested> OutcomeAsync(Telling telling, Task<DeliveryResult> result, CancellationToken enough)
    {
        try
        {
            var settled = await result.WaitAsync(enough).ConfigureAwait(false);
            return new ChannelTested(telling.Channel, settled.Outcome == DeliveryOutcome.Sent ? "sent" : "failed", settled.Error);
        }
        catch (OperationCanceledException)
        {
            return new ChannelTested(telling.Channel, "waiting", null);
        }
    }

    private static Notice NoticeOf(Caller caller, ObjectName name, DateTimeOffset now) =>
        new()
        {
            Trigger = NoticeTrigger.Test,
            At = now,
            Text = $"{Printable.Escape(caller.Actor.Name)} tries notification {name}: nothing has happened",
        };
}
