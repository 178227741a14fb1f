using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;
using Weir.Notices;
using Weir.Notifications.Outputs;

namespace Weir.Notifications.Tests;

public sealed class OutputPostTests
{
    private static readonly OutputPost s_post = new("host.example.org", TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task J39_a_real_mail_server_takes_output_with_its_files_attached()
    {
        await using var server = await MailServer.StartAsync(Token);

        var sent = await SendAsync(server.Address);

        Assert.Equal((null, false), sent);
        var mail = await ReadAsync(Assert.Single(server.Mails()));
        Assert.Equal(("Output of job 147", "147.host.output.weir@host.example.org"), (mail.Subject, mail.MessageId));
        var file = Assert.IsType<TextPart>(Assert.Single(mail.Attachments), exactMatch: false);
        Assert.Equal(("out.txt", "gr\u00f6\u00dfe\n"), (file.FileName, file.Text.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task A_mail_server_that_is_not_there_may_be_tried_again() =>
        Assert.True((await SendAsync(new Uri($"smtp://127.0.0.1:{MailServer.FreePort()}"))).MayTryAgain);

    [Theory]
    [InlineData("451 try later", true)]
    [InlineData("550 no such mailbox", false)]
    [InlineData("", false)]
    public async Task Only_what_the_mail_server_is_known_not_to_have_taken_may_be_sent_again(string answer, bool mayTryAgain)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = AnswerAsync(listener, answer);

        var sent = await SendAsync(new Uri($"smtp://{listener.LocalEndpoint}"));

        Assert.Equal((true, mayTryAgain), (sent.Error is not null, sent.MayTryAgain));
        await served;
    }

    private static Task<(string? Error, bool MayTryAgain)> SendAsync(Uri server) =>
        s_post.SendAsync(
            new MailChannel(["ops@example.org"]) { Server = server },
            "147.host",
            "Output of job 147",
            [("out.txt", Encoding.UTF8.GetBytes("gr\u00f6\u00dfe\n"))],
            Token
        );

    private static async Task<MimeMessage> ReadAsync(string text)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await MimeMessage.LoadAsync(bytes, Token);
    }

    // Takes all until the message itself, and says then what it was told to say, or breaks off.
    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync(Token);
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 here");
        var isText = false;
        while (await reader.ReadLineAsync(Token) is { } line && line != "QUIT")
        {
            if (isText && line != ".")
            {
                continue;
            }

            if (line == "." && answer.Length == 0)
            {
                return;
            }

            await writer.WriteLineAsync(
                line switch
                {
                    "." => answer,
                    "DATA" => "354 go on",
                    _ => "250 ok",
                }
            );
            isText = line == "DATA";
        }
    }
}
