using System.Net.Sockets;
using System.Text;

namespace Weir.Gate.Tests;

public sealed class AgentCallTests
{
    private const int Patience = 30_000,
        Short = 100;

    [Fact]
    public async Task A_request_arrives_whole_with_its_head_and_body()
    {
        await using var agent = FakeAgent.Saying(FakeAgent.Head(200));

        using var call = AgentCall.TrySend(agent.Socket, "POST", "/v1/gate", "application/x", "body\0\n"u8, Patience);

        Assert.Equal(200, call?.Status);
        var asked = Assert.Single(agent.Exchanges);
        Assert.Equal("body\0\n"u8, asked.Body);
        Assert.Equal("POST /v1/gate HTTP/1.0\r\nHost: weir\r\nContent-Type: application/x\r\nContent-Length: 6", asked.Head);
    }

    [Fact]
    public async Task A_body_of_a_megabyte_arrives_whole()
    {
        var body = new byte[1 << 20];
        Random.Shared.NextBytes(body);
        await using var agent = FakeAgent.Saying(FakeAgent.Head(200));

        using var call = AgentCall.TrySend(agent.Socket, "POST", "/", "a/b", body, Patience);

        Assert.Equal(200, call?.Status);
        Assert.Equal(body, Assert.Single(agent.Exchanges).Body);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", 200)]
    [InlineData("HTTP/1.0 404 Not Found\n\n", 404)]
    [InlineData("HTTP/1.1 507 \r\nServer: x\r\nX:\r\n\r\n", 507)]
    [InlineData("HTTP/1.1 200\r\n\r\n", 200)]
    public async Task A_status_is_read(string answer, int status)
    {
        await using var agent = FakeAgent.Saying(answer);

        using var call = AgentCall.TrySend(agent.Socket, "GET", "/", "a/b", [], Patience);

        Assert.Equal(status, call?.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("HTTP/1.1 20\n\n")]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n")]
    [InlineData("HTTP/1.1 2x0 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 -20 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 2000 OK\r\n\r\n")]
    [InlineData("something 200 else\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n")]
    [InlineData("HTTP/1.1 200 OK")]
    public async Task A_head_that_is_wrong_or_cut_off_is_no_answer(string answer)
    {
        await using var agent = FakeAgent.Saying(answer);

        Assert.Null(AgentCall.TrySend(agent.Socket, "GET", "/", "a/b", [], Patience, out var isConnected));
        Assert.True(isConnected);
    }

    [Fact]
    public void Where_there_is_no_socket_there_is_no_connection()
    {
        Assert.Null(AgentCall.TrySend("/nonexistent/weir.sock"u8, "GET", "/", "a/b", [], Patience, out var isConnected));
        Assert.False(isConnected);
    }

    [Fact]
    public void A_path_that_no_socket_can_have_is_none()
    {
        var path = Encoding.ASCII.GetBytes("/" + new string('x', 200));

        Assert.Null(AgentCall.TrySend(path, "GET", "/", "a/b", [], Patience, out var isConnected));
        Assert.False(isConnected);
    }

    [Fact]
    public void Where_nobody_listens_any_more_there_is_no_connection()
    {
        using var folder = new Scratch();
        using var dead = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        dead.Bind(new UnixDomainSocketEndPoint(folder["weir.sock"]));

        Assert.Null(AgentCall.TrySend(Encoding.UTF8.GetBytes(folder["weir.sock"]), "GET", "/", "a/b", [], Patience, out var isConnected));
        Assert.False(isConnected);
    }

    [Fact]
    public async Task An_agent_that_does_not_answer_in_time_may_have_the_request()
    {
        await using var agent = FakeAgent.Silent();

        Assert.Null(AgentCall.TrySend(agent.Socket, "GET", "/", "a/b", [], Short, out var isConnected));
        Assert.True(isConnected);
    }

    [Fact]
    public async Task A_head_that_comes_in_drops_is_bounded_as_a_whole()
    {
        var closed = new TaskCompletionSource();
        await using var agent = FakeAgent.Answering(async exchange =>
        {
            await exchange.SayAsync("HTTP/1.1 200 OK\r\nX: 1\r\n");
            await exchange.IsClosedByCallerAsync();
            closed.SetResult();
        });

        Assert.Null(AgentCall.TrySend(agent.Socket, "GET", "/", "a/b", [], Short));
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_answer_in_single_bytes_is_read_as_one_in_one_piece()
    {
        await using var agent = FakeAgent.Answering(async exchange =>
        {
            foreach (var letter in FakeAgent.Head(200, "Content-Length: 10\r\n") + "one\r\ntwo\n\n")
            {
                await exchange.SayAsync($"{letter}");
            }

            await exchange.StaySilentAsync();
        });

        using var call = AgentCall.TrySend(agent.Socket, "GET", "/", "a/b", [], Patience)!;

        Assert.Equal(["one\r", "two", ""], Lines(call));
    }

    [Fact]
    public async Task Lines_end_with_the_length_that_was_told_whether_or_not_the_agent_closes()
    {
        await using var agent = FakeAgent.Answering(async exchange =>
        {
            await exchange.SayAsync(FakeAgent.Head(200, "content-length: 4\r\n") + "147\n");
            await exchange.StaySilentAsync();
        });

        using var call = AgentCall.TrySend(agent.Socket, "GET", "/", "a/b", [], Patience)!;

        // Without a bound: it is the length that ends them.
        Assert.True(call.TryReadLine(-1, out var line));
        Assert.Equal("147"u8, line);
        Assert.False(call.TryReadLine(-1, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Content-Length: x\r\n")]
    [InlineData("Content-Length: -1\r\n")]
    [InlineData("Content-Length: 99999999999999999999\r\n")]
    [InlineData("X-Content-Length: 1\r\n")]
    public async Task Without_a_length_that_can_be_they_end_with_the_connection(string more)
    {
        await using var agent = FakeAgent.Saying(FakeAgent.Head(200, more) + "one\ntwo\ncut o");

        using var call = AgentCall.TrySend(agent.Socket, "GET", "/", "a/b", [], Patience)!;

        Assert.Equal(["one", "two"], Lines(call));
    }

    [Fact]
    public async Task A_line_that_is_cut_off_is_none()
    {
        await using var agent = FakeAgent.Saying(FakeAgent.Head(200) + "go /var/lib/we");

        using var call = AgentCall.TrySend(agent.Socket, "GET", "/", "a/b", [], Patience)!;

        Assert.False(call.TryReadLine(Patience, out var line));
        Assert.True(line.IsEmpty);
    }

    [Fact]
    public async Task A_line_that_does_not_come_in_time_is_none_and_may_come_later()
    {
        var first = new TaskCompletionSource();
        await using var agent = FakeAgent.Answering(async exchange =>
        {
            await exchange.SayAsync(FakeAgent.Head(200) + "begun");
            await first.Task.WaitAsync(exchange.Over);
            await exchange.SayAsync(" and ended\n");
        });
        using var call = AgentCall.TrySend(agent.Socket, "GET", "/", "a/b", [], Patience)!;

        Assert.False(call.TryReadLine(Short, out _));
        first.SetResult();
        Assert.True(call.TryReadLine(Patience, out var line));
        Assert.Equal("begun and ended"u8, line);
    }

    [Theory]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(100_000)]
    public async Task A_line_of_any_length_is_read_whole(int length)
    {
        var text = new string('x', length);
        await using var agent = FakeAgent.Saying(FakeAgent.Head(200) + $"{text}\nnext\n");

        using var call = AgentCall.TrySend(agent.Socket, "GET", "/", "a/b", [], Patience)!;

        Assert.Equal([text, "next"], Lines(call));
    }

    [Fact]
    public async Task A_refusal_says_its_detail()
    {
        await using var agent = FakeAgent.Saying(
            FakeAgent.Head(409) + "{\n  \"title\": \"t\",\n  \"detail\": \"job queue AWAY is on hold\"\n}"
        );

        using var call = AgentCall.TrySend(agent.Socket, "GET", "/", "a/b", [], Patience)!;

        Assert.Equal("job queue AWAY is on hold", call.ReadProblem());
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>\nno\n</html>")]
    [InlineData("{\"title\":\"t\"}")]
    [InlineData("{\"detail\":\"cut o")]
    public async Task A_refusal_without_one_says_its_status(string body)
    {
        await using var agent = FakeAgent.Saying(FakeAgent.Head(418) + body);

        using var call = AgentCall.TrySend(agent.Socket, "GET", "/", "a/b", [], Patience)!;

        Assert.Equal("the agent answered 418", call.ReadProblem());
    }

    [Fact]
    public async Task Who_is_done_closes_the_connection()
    {
        var closed = new TaskCompletionSource<bool>();
        await using var agent = FakeAgent.Answering(async exchange =>
        {
            await exchange.SayAsync(FakeAgent.Head(200));
            closed.SetResult(await exchange.IsClosedByCallerAsync());
        });

        AgentCall.TrySend(agent.Socket, "GET", "/", "a/b", [], Patience)!.Dispose();

        Assert.True(await closed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    private static List<string> Lines(AgentCall call)
    {
        List<string> lines = [];
        while (call.TryReadLine(Patience, out var line))
        {
            lines.Add(Encoding.UTF8.GetString(line));
        }

        return lines;
    }
}
