using System.Globalization;
using System.Text;
using Weir.Protocol.Client;

namespace Weir.Protocol.Tests.Client;

public sealed class BrokenAnswerTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(200);

    private static uint OwnUser =>
        uint.Parse(
            File.ReadLines("/proc/self/status").Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1],
            CultureInfo.InvariantCulture
        );

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"items\":[")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"ite")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("SSH-2.0-OpenSSH_9\r\n")]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n")]
    public async Task An_answer_that_is_cut_off_or_is_no_HTTP_is_none(string answer)
    {
        await using var server = RawServer.Closing(answer);
        using var client = new WeirClient(ServerAddress.OfSocket(server.Path), null, s_patience);

        var refused = await Assert.ThrowsAsync<WeirException>(() => client.SendAsync(HttpMethod.Get, "v1/jobs", null, Cancellation));

        Assert.Equal((ClientCodes.NotReachable, 3, 0), (refused.Code, refused.ExitCode, refused.Status));
        Assert.StartsWith($"no Weir answers at unix:{server.Path} (", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"items\":[")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 20\r\n\r\n{")]
    public async Task An_answer_that_stops_half_way_is_given_up_in_time(string answer)
    {
        await using var server = RawServer.Hanging(answer);
        using var client = new WeirClient(ServerAddress.OfSocket(server.Path), null, s_short);

        var refused = await Assert.ThrowsAsync<WeirException>(() => client.SendAsync(HttpMethod.Get, "v1/jobs", null, Cancellation));

        Assert.Equal((ClientCodes.TimedOut, 5), (refused.Code, refused.ExitCode));
    }

    [Fact]
    public async Task Who_gives_up_himself_is_not_told_that_time_ran_out()
    {
        await using var server = RawServer.Hanging("");
        using var client = new WeirClient(ServerAddress.OfSocket(server.Path), null, s_patience);
        using var own = new CancellationTokenSource(s_short);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(HttpMethod.Get, "v1/jobs", null, own.Token));
    }

    [Theory]
    [InlineData("Content-Length: 20\r\n\r\nthe beginning")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nd\r\nthe beginning\r\n5\r\nx")]
    public async Task A_stream_that_breaks_off_leaves_what_came_and_says_that_it_is_not_all(string answer)
    {
        await using var server = RawServer.Closing("HTTP/1.1 200 OK\r\n" + answer);
        using var client = new WeirClient(ServerAddress.OfSocket(server.Path), null, s_patience);
        using var target = new MemoryStream();

        var refused = await Assert.ThrowsAsync<WeirException>(() => client.CopyAsync("v1/jobs/1/log", target, Cancellation));

        Assert.StartsWith("the beginning", Encoding.ASCII.GetString(target.ToArray()), StringComparison.Ordinal);
        Assert.StartsWith($"the answer of unix:{server.Path} breaks off (", refused.Message, StringComparison.Ordinal);
        Assert.Equal((ClientCodes.BadAnswer, 3), (refused.Code, refused.ExitCode));
    }

    [Fact]
    public async Task A_target_that_takes_nothing_is_its_owners_trouble()
    {
        await using var server = RawServer.Closing("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntext");
        using var client = new WeirClient(ServerAddress.OfSocket(server.Path), null, s_patience);
        await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

        await Assert.ThrowsAsync<IOException>(() => client.CopyAsync("v1/jobs/1/log", full, Cancellation));
    }

    [Fact]
    public async Task An_answer_elsewhere_is_not_followed()
    {
        await using var server = RawServer.Closing("HTTP/1.1 302 Found\r\nLocation: http://192.0.2.1/\r\nContent-Length: 0\r\n\r\n");
        using var client = new WeirClient(ServerAddress.OfSocket(server.Path), null, s_patience);

        var refused = await Assert.ThrowsAsync<WeirException>(() => client.SendAsync(HttpMethod.Get, "v1/jobs", null, Cancellation));

        Assert.Equal(("the answer was HTTP 302", 302), (refused.Message, refused.Status));
    }

    [Theory]
    [InlineData("{\"detail\":null,\"code\":\"x\"}")]
    [InlineData("{\"detail\":\"d\"}")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public async Task A_problem_without_its_words_is_somebody_elses(string body)
    {
        await using var server = RawServer.Closing($"HTTP/1.1 400 Bad\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        using var client = new WeirClient(ServerAddress.OfSocket(server.Path), null, s_patience);

        var refused = await Assert.ThrowsAsync<WeirException>(() => client.SendAsync(HttpMethod.Get, "v1/jobs", null, Cancellation));

        Assert.Equal((ClientCodes.BadAnswer, 1, $"the answer was HTTP 400: {body}"), (refused.Code, refused.ExitCode, refused.Message));
    }

    [Fact]
    public async Task A_socket_that_nobody_named_is_believed_where_its_listener_is_root_or_this_user()
    {
        await using var server = RawServer.Closing("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        using var own = new WeirClient(ServerAddress.OfDefaultSocket(server.Path, OwnUser), null, s_patience);

        Assert.Equal("{}", Encoding.ASCII.GetString(await own.SendAsync(HttpMethod.Get, "v1/jobs", null, Cancellation)));
    }

    [Fact]
    public async Task An_agent_that_is_gone_is_named_where_nobody_answers()
    {
        var address = ServerAddress.OfSocket("/nonexistent/weir.sock") with { Gone = "/old\u001b[2J.sock" };
        using var client = new WeirClient(address, null, s_patience);

        var refused = await Assert.ThrowsAsync<WeirException>(() => client.SendAsync(HttpMethod.Get, "v1/jobs", null, Cancellation));

        Assert.EndsWith(
            "; the agent that was in control listened at /old\\x1B[2J.sock and is gone",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_answer_in_XML_speaks_for_itself_whatever_its_status()
    {
        await using var server = RawServer.Closing("HTTP/1.1 400 Bad\r\nContent-Type: application/xml\r\nContent-Length: 4\r\n\r\n<a/>");
        using var client = new WeirClient(ServerAddress.OfSocket(server.Path), null, s_patience);
        using var content = new ByteArrayContent([]);

        await using var opened = await client.OpenAsync(HttpMethod.Post, "thruput", content, Cancellation);
        using var text = new StreamReader(opened);

        Assert.Equal("<a/>", await text.ReadToEndAsync(Cancellation));
    }

    [Fact]
    public async Task Opening_is_bounded_until_it_has_begun()
    {
        await using var silent = RawServer.Hanging("");
        await using var refusing = RawServer.Closing("HTTP/1.1 403 No\r\nContent-Length: 2\r\n\r\nno");
        using var content = new ByteArrayContent([]);
        using var other = new ByteArrayContent([]);
        using var first = new WeirClient(ServerAddress.OfSocket(silent.Path), null, s_short);
        using var second = new WeirClient(ServerAddress.OfSocket(refusing.Path), null, s_patience);

        var late = await Assert.ThrowsAsync<WeirException>(() => first.OpenAsync(HttpMethod.Post, "thruput", content, Cancellation));
        var refused = await Assert.ThrowsAsync<WeirException>(() => second.OpenAsync(HttpMethod.Post, "thruput", other, Cancellation));

        Assert.Equal((ClientCodes.TimedOut, "the answer was HTTP 403: no"), (late.Code, refused.Message));
    }
}
