using System.Net.Sockets;
using Weir.Protocol.Client;
using Weir.Tests;

namespace Weir.Protocol.Tests;

public sealed class RefusalTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(400, ProblemCodes.BadRequest, 1)]
    [InlineData(401, ProblemCodes.SignInNeeded, 1)]
    [InlineData(403, ProblemCodes.NotAllowed, 1)]
    [InlineData(404, ProblemCodes.NotFound, 4)]
    [InlineData(409, ProblemCodes.WrongState, 1)]
    [InlineData(422, ProblemCodes.BadDefinition, 1)]
    [InlineData(429, ProblemCodes.TooMany, 1)]
    [InlineData(503, ProblemCodes.ServerAway, 3)]
    [InlineData(504, ProblemCodes.ServerAway, 5)]
    [InlineData(507, ProblemCodes.StoreFull, 1)]
    public async Task A_problem_arrives_with_its_words_code_and_exit_status(int status, string code, int exit)
    {
        await using var weir = await StubWeir.StartAsync(
            (_, _) => (status, $$"""{"type":"t","title":"t","status":{{status}},"detail":"what was wrong","code":"{{code}}"}""")
        );

        var refused = await Refused(weir.Socket);

        Assert.Equal(("what was wrong", code, exit, status), (refused.Message, refused.Code, refused.ExitCode, refused.Status));
    }

    [Fact]
    public async Task Another_servers_page_is_named_for_what_it_is()
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (502, "<html>\u001b[31mBad gateway\nmore"));

        var refused = await Refused(weir.Socket);

        Assert.Equal("the answer was HTTP 502: <html>\\x1B[31mBad gateway", refused.Message);
        Assert.Equal((ClientCodes.BadAnswer, 3), (refused.Code, refused.ExitCode));
    }

    [Fact]
    public async Task A_problem_cannot_steer_the_terminal()
    {
        await using var weir = await StubWeir.StartAsync(
            (_, _) => (409, """{"type":"t","title":"t","status":409,"detail":"a\u001b[2J\nb","code":"wrong-state"}""")
        );

        Assert.Equal("a\\x1B[2J\\x0Ab", (await Refused(weir.Socket)).Message);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("[1, 2")]
    [InlineData("null")]
    public async Task An_answer_that_is_not_weirs_is_said_to_be_none(string body)
    {
        await using var weir = await StubWeir.StartAsync((_, _) => (200, body));

        var refused = await Refused(weir.Socket);

        Assert.Equal((ClientCodes.BadAnswer, 1), (refused.Code, refused.ExitCode));
        Assert.StartsWith("the answer is not Weir's: ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_socket_that_is_not_there_is_not_reachable()
    {
        var refused = await Refused("/nonexistent/weir.sock");

        Assert.Equal("no Weir answers at unix:/nonexistent/weir.sock (there is no such socket)", refused.Message);
        Assert.Equal((ClientCodes.NotReachable, 3), (refused.Code, refused.ExitCode));
    }

    [Fact]
    public async Task A_socket_nobody_listens_on_is_not_reachable()
    {
        var folder = Directory.CreateTempSubdirectory("weir-refusal").FullName;
        var path = Path.Combine(folder, "weir.sock");
        using (var dead = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            dead.Bind(new UnixDomainSocketEndPoint(path));

            var refused = await Refused(path);

            Assert.Equal($"no Weir answers at unix:{path} (nobody listens)", refused.Message);
            Assert.Equal(3, refused.ExitCode);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_given_up_in_time()
    {
        var folder = Directory.CreateTempSubdirectory("weir-refusal").FullName;
        var path = Path.Combine(folder, "weir.sock");
        using (var silent = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            silent.Bind(new UnixDomainSocketEndPoint(path));
            silent.Listen();

            var refused = await Refused(path, TimeSpan.FromMilliseconds(100));

            Assert.Equal((ClientCodes.TimedOut, 5), (refused.Code, refused.ExitCode));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<WeirException> Refused(string socket, TimeSpan? patience = null)
    {
        using var client = new WeirClient(ServerAddress.OfSocket(socket), null, patience ?? Patience);
        return await Assert.ThrowsAsync<WeirException>(() =>
            client.GetAsync("v1/jobs", WeirJson.Default.JobPage, TestContext.Current.CancellationToken)
        );
    }
}
