using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Weir.Notices;
using Weir.Notifications.Channels;

namespace Weir.Notifications.Tests;

public sealed class WebhookTests : IDisposable
{
    private readonly WebhookSender _sender = new("host 1");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _sender.Dispose();

    [Fact]
    public async Task It_posts_a_cloud_event_with_its_key()
    {
        await using var receiver = await WebhookReceiver.StartAsync(Token);

        var sent = await _sender.SendAsync(new WebhookChannel(receiver.Address), Samples.Telling, Samples.Text, Token);

        Assert.Equal(SendResult.Sent, sent);
        var (headers, body) = Assert.Single(receiver.Posts);
        Assert.Equal("3-17", headers["Idempotency-Key"]);
        Assert.StartsWith("application/cloudevents+json", headers.ContentType, StringComparison.Ordinal);
        Assert.False(headers.ContainsKey("Weir-Signature"));
        using var json = JsonDocument.Parse(body);
        var told = json.RootElement;
        Assert.Equal(
            ["1.0", "3-17", "urn:weir:host%201", "weir.job.failed", "alpha/AdHoc/LOAD", "2026-11-21T12:00:00Z"],
            new[] { "specversion", "id", "source", "type", "subject", "time" }.Select(name => told.GetProperty(name).GetString())
        );
        var data = told.GetProperty("data");
        Assert.Equal(
            ("NIGHT", 2, 147),
            (
                data.GetProperty("notification").GetString(),
                data.GetProperty("count").GetInt32(),
                data.GetProperty("notices")[0].GetProperty("number").GetInt32()
            )
        );
    }

    [Fact]
    public async Task It_signs_the_body_with_the_secret_of_a_file()
    {
        await using var receiver = await WebhookReceiver.StartAsync(Token);
        using var folder = new TestFolder();
        var to = new WebhookChannel(receiver.Address) { SecretFile = folder.Secret("key of mine\nsecond line\n") };

        Assert.Equal(SendResult.Sent, await _sender.SendAsync(to, Samples.Telling, Samples.Text, Token));

        var (headers, body) = Assert.Single(receiver.Posts);
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes("key of mine"), body));
        Assert.Equal($"sha256={expected}", headers["Weir-Signature"]);
    }

    [Theory]
    [InlineData(200, DeliveryOutcome.Sent)]
    [InlineData(302, DeliveryOutcome.TryAgain)]
    [InlineData(400, DeliveryOutcome.Refused)]
    [InlineData(404, DeliveryOutcome.TryAgain)]
    [InlineData(410, DeliveryOutcome.Refused)]
    [InlineData(429, DeliveryOutcome.TryAgain)]
    [InlineData(500, DeliveryOutcome.TryAgain)]
    [InlineData(503, DeliveryOutcome.TryAgain)]
    public async Task What_it_answers_says_whether_it_is_tried_again(int status, DeliveryOutcome outcome)
    {
        await using var receiver = await WebhookReceiver.StartAsync(Token);
        receiver.Status = status;

        var sent = await _sender.SendAsync(new WebhookChannel(receiver.Address), Samples.Telling, Samples.Text, Token);

        Assert.Equal(outcome, sent.Outcome);
        Assert.Single(receiver.Posts);
        Assert.True(outcome == DeliveryOutcome.Sent || sent.Error!.StartsWith($"it answered {status}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_is_not_there_and_a_secret_that_is_not_there_are_tried_again()
    {
        var gone = await _sender.SendAsync(
            new WebhookChannel(new Uri($"http://127.0.0.1:{MailServer.FreePort()}/")),
            Samples.Telling,
            Samples.Text,
            Token
        );
        var secretless = await _sender.SendAsync(
            new WebhookChannel(new Uri("http://127.0.0.1:1/")) { SecretFile = "/nowhere/secret" },
            Samples.Telling,
            Samples.Text,
            Token
        );

        Assert.Equal(DeliveryOutcome.TryAgain, gone.Outcome);
        Assert.Equal(SendResult.TryAgain("the secret file '/nowhere/secret' is not there"), secretless);
    }
}
