using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Weir.Notices;

namespace Weir.Notifications.Channels;

/// <summary>Sends e-mail by the channel's SMTP server.</summary>
internal sealed class MailSender(string host, TimeProvider time)
{
    private const int LeastLasting = 500;

    public async Task<SendResult> SendAsync(MailChannel to, Telling telling, NoticeText text, CancellationToken cancellationToken)
    {
        using var message = MessageOf(to, telling, text);
        return await SendAsync(to, message, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends files as attachments of a mail that has nothing else.</summary>
    public async Task<SendResult> SendAsync(
        MailChannel to,
        string key,
        string subject,
        IReadOnlyList<(string Name, byte[] Bytes)> files,
        CancellationToken cancellationToken
    )
    {
        var body = new BodyBuilder { TextBody = subject };
        foreach (var (name, bytes) in files)
        {
            body.Attachments.Add(name, bytes, new ContentType("text", "plain"));
        }

        using var message = Addressed(to, $"{key}.output", subject, body.ToMessageBody());
        return await SendAsync(to, message, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<SendResult> SendAsync(MailChannel to, MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient { LocalDomain = "localhost" };
        var isSending = false;
        if (to.Server.IsLoopback)
        {
#pragma warning disable CA5359 // Nobody is in between: a mail server of this machine may have a certificate that nobody vouches for.
            client.ServerCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        try
        {
            await client
                .ConnectAsync(
                    to.Server.Host,
                    to.Server.IsDefaultPort || to.Server.Port < 0 ? (to.Server.Scheme == "smtps" ? 465 : 25) : to.Server.Port,
                    to.Server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable,
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (to.User.Length > 0)
            {
                var password = to.PasswordFile is { } file ? await SecretFile.ReadAsync(file, cancellationToken).ConfigureAwait(false) : "";
                await client.AuthenticateAsync(to.User, password, cancellationToken).ConfigureAwait(false);
            }

            isSending = true;
            await client.SendAsync(message, cancellationToken).ConfigureAwait(false);
            await LeaveAsync(client, cancellationToken).ConfigureAwait(false);
            return SendResult.Sent;
        }
        catch (SmtpCommandException refusal) when ((int)refusal.StatusCode >= LeastLasting && IsOfMessage(refusal.ErrorCode))
        {
            return SendResult.Refused($"the mail server refused it: {refusal.Message}");
        }
        catch (SocketException failure)
        {
            return SendResult.TryAgain($"the mail server {to.Server.Authority} cannot be reached: {failure.Message}");
        }
        catch (Exception failure)
            when (failure is CommandException or ProtocolException or AuthenticationException or SslHandshakeException or IOException)
        {
            return SendResult.TryAgain($"the mail server {to.Server.Authority} did not take it: {failure.Message}") with
            {
                // What it answers with a word it has not taken; what breaks off in between it may have.
                IsUncertain = isSending && failure is not CommandException,
            };
        }
    }

    // The server has taken it: what comes after that is no reason to send it again.
    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or ProtocolException or CommandException or OperationCanceledException)
        {
            return;
        }
    }

    private static bool IsOfMessage(SmtpErrorCode code) =>
        code is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.SenderNotAccepted or SmtpErrorCode.MessageNotAccepted;

    private MimeMessage MessageOf(MailChannel to, Telling telling, NoticeText text)
    {
        var message = Addressed(to, telling.Key, text.Subject, new TextPart("plain") { Text = text.Body });
        message.Headers.Add("X-Weir-Notification", telling.Notification);
        message.Headers.Add("X-Weir-Key", telling.Key);
        return message;
    }

    private MimeMessage Addressed(MailChannel to, string key, string subject, MimeEntity body)
    {
        var message = new MimeMessage
        {
            Subject = subject,
            Date = time.GetUtcNow(),
            MessageId = $"{key}.weir@{host}",
            Body = body,
        };
        message.From.Add(new MailboxAddress("Weir", to.From.Length > 0 ? to.From : $"weir@{host}"));
        foreach (var address in to.To)
        {
            message.To.Add(new MailboxAddress("", address));
        }

        // Programs that answer mails leave these alone.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
