using System.Net;
using System.Net.Sockets;
using MimeKit;
using Weir.Notices;
using Weir.Notifications.Channels;

namespace Weir.Notifications.Tests;

public sealed class MailTests
{
    private static readonly MailSender s_sender = new("host.example.org", TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_real_mail_server_takes_it_as_it_was_written()
    {
        await using var server = await MailServer.StartAsync(Token);
        var to = new MailChannel(["ops@example.org", "night@example.org"]) { Server = server.Address, From = "batch@example.org" };

        var sent = await s_sender.SendAsync(to, Samples.Telling, Samples.Text, Token);

        Assert.Equal(SendResult.Sent, sent);
        var mail = Parse(Assert.Single(server.Mails()));
        Assert.Equal("[weir] größe: LOAD failed", mail.Subject);
        Assert.Equal(["batch@example.org"], mail.From.Mailboxes.Select(box => box.Address));
        Assert.Equal(["ops@example.org", "night@example.org"], mail.To.Mailboxes.Select(box => box.Address));
        Assert.Equal(Samples.Text.Body, mail.TextBody?.ReplaceLineEndings("\n"));
        Assert.Equal("3-17.weir@host.example.org", mail.MessageId);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task A_mail_server_that_is_not_there_is_tried_again()
    {
        var to = new MailChannel(["ops@example.org"]) { Server = new Uri($"smtp://127.0.0.1:{MailServer.FreePort()}") };

        var sent = await s_sender.SendAsync(to, Samples.Telling, Samples.Text, Token);

        Assert.Equal(DeliveryOutcome.TryAgain, sent.Outcome);
        Assert.Contains("cannot be reached", sent.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("550 no such mailbox", DeliveryOutcome.Refused)]
    [InlineData("451 try later", DeliveryOutcome.TryAgain)]
    public async Task What_the_mail_server_refuses_for_good_is_given_up_and_what_it_puts_off_is_not(string answer, DeliveryOutcome outcome)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = AnswerAsync(listener, answer);
        var to = new MailChannel(["ops@example.org"]) { Server = new Uri($"smtp://{listener.LocalEndpoint}") };

        var sent = await s_sender.SendAsync(to, Samples.Telling, Samples.Text, Token);

        Assert.Equal(outcome, sent.Outcome);
        Assert.Contains(answer[4..], sent.Error, StringComparison.Ordinal);
        await served;
    }

    [Fact]
    public async Task A_password_that_everybody_may_read_is_not_sent()
    {
        await using var server = await MailServer.StartAsync(Token);
        using var folder = new TestFolder();
        var secret = folder.Secret("hunter2\n");
        File.SetUnixFileMode(secret, (UnixFileMode)0b110_100_100);
        var to = new MailChannel(["ops@example.org"])
        {
            Server = server.Address,
            User = "weir",
            PasswordFile = secret,
        };

        var sent = await s_sender.SendAsync(to, Samples.Telling, Samples.Text, Token);

        Assert.Equal(DeliveryOutcome.TryAgain, sent.Outcome);
        Assert.Contains($"everybody may read or write the secret file '{secret}'", sent.Error, StringComparison.Ordinal);
        Assert.Empty(server.Mails());
    }

    private static MimeMessage Parse(string mail)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail));
        return MimeMessage.Load(stream, Token);
    }

    // Says yes to all but the recipient.
    private static async Task AnswerAsync(TcpListener listener, string toRecipient)
    {
        using var client = await listener.AcceptTcpClientAsync(Token);
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 here");
        while (await reader.ReadLineAsync(Token) is { } line)
        {
            var answer = line.StartsWith("RCPT", StringComparison.Ordinal) ? toRecipient : "250 fine";
            await writer.WriteLineAsync(answer);
        }
    }
}
