using Weir.Notices;
using Weir.Notifications.Channels;

namespace Weir.Notifications.Outputs;

/// <summary>Sends files by mail, once: what was not taken is not kept.</summary>
public sealed class OutputPost(string host, TimeProvider time)
{
    private readonly MailSender _sender = new(host, time);

    /// <summary>Sends one; why it was not sent, or <see langword="null"/> where the mail server has taken it.</summary>
    public async Task<string?> SendAsync(
        MailChannel to,
        string key,
        string subject,
        IReadOnlyList<(string Name, byte[] Bytes)> files,
        CancellationToken cancellationToken
    ) => (await _sender.SendAsync(to, key, subject, files, cancellationToken).ConfigureAwait(false)).Error;
}
