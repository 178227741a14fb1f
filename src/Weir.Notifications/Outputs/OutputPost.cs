using Weir.Notices;
using Weir.Notifications.Channels;

namespace Weir.Notifications.Outputs;

/// <summary>Sends files by mail: what was not taken is not kept.</summary>
public sealed class OutputPost(string host, TimeProvider time)
{
    private readonly MailSender _sender = new(host, time);

    /// <summary>
    /// Sends one; why it was not sent, or <see langword="null"/> where the mail server has taken it, and whether it is known that it has
    /// not and may do so later.
    /// </summary>
    public async Task<(string? Error, bool MayTryAgain)> SendAsync(
        MailChannel to,
        string key,
        string subject,
        IReadOnlyList<(string Name, byte[] Bytes)> files,
        CancellationToken cancellationToken
    )
    {
        var sent = await _sender.SendAsync(to, key, subject, files, cancellationToken).ConfigureAwait(false);
        return (sent.Error, sent is { Outcome: DeliveryOutcome.TryAgain, IsUncertain: false });
    }
}
