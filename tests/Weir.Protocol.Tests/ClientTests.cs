using System.Text;
using Weir.Protocol.Client;
using Weir.Protocol.Jobs;
using Weir.Tests;

namespace Weir.Protocol.Tests;

public sealed class ClientTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("http://127.0.0.1:8740", false)]
    [InlineData("https://localhost:8740", false)]
    [InlineData("unix:/run/weir/weir.sock", false)]
    [InlineData("https://batch.example.org", true)]
    public void A_proxy_is_asked_for_what_is_not_on_this_machine(string address, bool isAsked)
    {
        Assert.True(ServerAddress.TryParse(address, out var parsed));
        using var handler = WeirTransport.To(parsed);
        Assert.Equal(isAsked, handler.UseProxy);
    }

    [Fact]
    public async Task A_message_goes_as_json_and_the_answer_comes_back_as_one()
    {
        string? type = null,
            sent = null;
        await using var weir = await StubWeir.StartAsync(
            (request, body) =>
            {
                type = request.ContentType;
                sent = body;
                return (200, """{"number":147,"id":"J0000147","warning":null}""");
            }
        );
        using var client = new WeirClient(ServerAddress.OfSocket(weir.Socket), null, Patience);

        var answer = await client.SendAsync(
            HttpMethod.Post,
            "v1/jobs",
            new SubmitRequest { Command = ["true"] },
            WeirJson.Default.SubmitRequest,
            WeirJson.Default.Submitted,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(147, answer.Number);
        Assert.Equal("application/json", type);
        Assert.Contains("\"command\":[\"true\"]", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_goes_with_each_request()
    {
        string? shown = null;
        await using var weir = await StubWeir.StartAsync(
            (request, _) =>
            {
                shown = request.Headers.Authorization;
                return (200, "");
            }
        );
        using var client = new WeirClient(ServerAddress.OfSocket(weir.Socket), "weir_abc", Patience);

        await client.SendAsync(HttpMethod.Get, "v1/status", null, TestContext.Current.CancellationToken);

        Assert.Equal("Bearer weir_abc", shown);
    }

    [Fact]
    public async Task A_stream_is_copied_byte_for_byte()
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (200, "ein\u0000Ω\n"));
        using var client = new WeirClient(ServerAddress.OfSocket(weir.Socket), null, Patience);
        using var target = new MemoryStream();

        await client.CopyAsync("v1/jobs/1/log", target, TestContext.Current.CancellationToken);

        Assert.Equal(Encoding.UTF8.GetBytes("ein\u0000Ω\n"), target.ToArray());
    }

    [Fact]
    public async Task A_refused_stream_copies_nothing()
    {
        await using var weir = await StubWeir.StartAsync(
            (_, _) => (404, """{"type":"t","title":"t","status":404,"detail":"there is no job 000000001","code":"not-found"}""")
        );
        using var client = new WeirClient(ServerAddress.OfSocket(weir.Socket), null, Patience);
        using var target = new MemoryStream();

        var refused = await Assert.ThrowsAsync<WeirException>(() =>
            client.CopyAsync("v1/jobs/1/log", target, TestContext.Current.CancellationToken)
        );

        Assert.Equal(4, refused.ExitCode);
        Assert.Equal(0, target.Length);
    }
}
