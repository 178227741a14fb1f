using Weir.Linux;
using Weir.Notices;

namespace Weir.Notifications.Channels;

/// <summary>One sender for each kind of channel.</summary>
internal sealed class ChannelSenders(MailSender mail, WebhookSender webhook, CommandSender command, JournalSender journal)
{
    private const uint Root = 0;

    /// <summary>Those of the machine that the server runs on.</summary>
    public static ChannelSenders OfThisMachine(TimeProvider time)
    {
        var host = Environment.MachineName;
        return new ChannelSenders(
            new MailSender(host, time),
            new WebhookSender(host),
            new CommandSender(
                UserAccounts.CurrentUserId == Root ? CommandSender.FindUnprivileged() : null,
                mustDrop: UserAccounts.CurrentUserId == Root
            ),
            new JournalSender(JournalSender.SystemSocket)
        );
    }

    /// <summary>Sends by the delivery's channel.</summary>
    public Task<SendResult> SendAsync(Delivery delivery, NoticeText text, CancellationToken cancellationToken) =>
        delivery.Channel switch
        {
            MailChannel to => mail.SendAsync(to, delivery.Telling, text, cancellationToken),
            WebhookChannel to => webhook.SendAsync(to, delivery.Telling, text, cancellationToken),
            CommandChannel to => command.SendAsync(to, delivery.Telling, text, cancellationToken),
            JournalChannel => journal.SendAsync(delivery.Telling, text, cancellationToken),
            var other => throw new NotSupportedException($"no sender knows the channel {other.Kind}"),
        };
}
