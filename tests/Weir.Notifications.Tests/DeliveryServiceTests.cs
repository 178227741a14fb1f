using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Weir.Notices;
using Weir.Notifications.Channels;

namespace Weir.Notifications.Tests;

public sealed class DeliveryServiceTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_mail_server_that_hangs_is_given_up_in_time_and_is_not_in_the_way_of_others()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var receiver = await WebhookReceiver.StartAsync(Token);
        var time = new SteppedTime();
        var outbox = new TestOutbox();
        await using var running = await StartAsync(outbox, time);

        outbox.Put(Samples.To(new MailChannel(["ops@example.org"]) { Server = new Uri($"smtp://{silent.LocalEndpoint}") }));
        using var hanging = await silent.AcceptTcpClientAsync(Token);
        outbox.Put(Samples.To(new WebhookChannel(receiver.Address)) with { Telling = Samples.Telling with { Id = 18 } });
        Assert.Equal(new DeliveryResult(18, DeliveryOutcome.Sent), await outbox.NextSettledAsync(Token));

        time.Step(DeliveryService.Longest);
        var settled = await outbox.NextSettledAsync(Token);

        Assert.Equal(new DeliveryResult(17, DeliveryOutcome.TryAgain, "no answer within 30 seconds"), settled);
    }

    [Fact]
    public async Task A_template_that_runs_for_too_long_is_refused_with_the_reason()
    {
        var outbox = new TestOutbox();
        await using var running = await StartAsync(outbox, TimeProvider.System);
        var endless = Samples.To(new JournalChannel());
        outbox.Put(
            endless with
            {
                Notification = endless.Notification with
                {
                    Text = "{% for a in (1..100000) %}{% for b in (1..100000) %}x{% endfor %}{% endfor %}",
                },
            }
        );

        var settled = await outbox.NextSettledAsync(Token);

        Assert.Equal(DeliveryOutcome.Refused, settled.Outcome);
        Assert.NotNull(settled.Error);
    }

    [Fact]
    public async Task No_more_than_sixteen_are_under_way_at_once()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var outbox = new TestOutbox();
        await using var running = await StartAsync(outbox, new SteppedTime());
        for (var i = 1; i <= 40; i++)
        {
            outbox.Put(
                Samples.To(new WebhookChannel(new Uri($"http://{silent.LocalEndpoint}/"))) with
                {
                    Telling = Samples.Telling with { Id = i },
                }
            );
        }

        List<TcpClient> under = [];
        for (var i = 0; i < 16; i++)
        {
            under.Add(await silent.AcceptTcpClientAsync(Token));
        }

        Assert.False(silent.Pending());
        Assert.Equal(Enumerable.Range(1, 16).Reverse(), outbox.Asked);
        under.ForEach(client => client.Dispose());
    }

    private async Task<Running> StartAsync(TestOutbox outbox, TimeProvider time)
    {
        var senders = new ChannelSenders(
            new MailSender("host", TimeProvider.System),
            new WebhookSender("host"),
            new CommandSender(null, mustDrop: false),
            new JournalSender(_folder.File("journal"))
        );
        var service = new DeliveryService(outbox, senders, time, NullLogger.Instance);
        await service.StartAsync(Token);
        return new Running(service);
    }

    private sealed class Running(DeliveryService service) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await service.StopAsync(CancellationToken.None);
            service.Dispose();
        }
    }
}
