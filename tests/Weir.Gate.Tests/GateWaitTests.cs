using System.Net.Sockets;
using System.Text;
using Weir.Jobs;

namespace Weir.Gate.Tests;

public sealed class GateWaitTests
{
    private const int Patience = 30_000,
        Short = 200;

    private readonly Submission _submission = Submitted.Command("true");

    [Theory]
    [InlineData("run", GateAnswer.Run)]
    [InlineData("skip", GateAnswer.Skip)]
    [InlineData("cancelled by anna", GateAnswer.Cancelled)]
    [InlineData("go /folder", GateAnswer.Go)]
    internal async Task The_last_word_of_the_agent_is_what_becomes_of_it(string word, GateAnswer answer)
    {
        await using var agent = FakeAgent.Saying(FakeAgent.Head(200) + $"number 000000147\r\n{word}\r\n");
        var wait = new GateWait(agent.Socket, _submission);

        Assert.Equal(answer, wait.Wait(Patience));
        Assert.Equal(147, wait.Number);
    }

    [Fact]
    public async Task The_submission_goes_to_the_gate_as_bytes()
    {
        await using var agent = FakeAgent.Saying(FakeAgent.Head(200) + "run\n");

        new GateWait(agent.Socket, _submission).Wait(Patience);

        var asked = Assert.Single(agent.Exchanges);
        Assert.Equal("POST /v1/gate", asked.Asked);
        Assert.Equal(SubmissionCodec.Write(_submission), asked.Body);
    }

    [Fact]
    public async Task With_go_comes_all_that_the_command_is_started_with()
    {
        await using var agent = FakeAgent.Saying(
            FakeAgent.Head(200)
                + "number 7\nenv WEIR_JOB="
                + Convert.ToBase64String("000000007"u8)
                + "\nenv EMPTY=\ncgroup /sys/fs/cgroup/weir/7\nfolder /data/jobs/7\ngo /data/jobs/7/report\nenv LATE=\n"
        );
        var wait = new GateWait(agent.Socket, _submission);

        Assert.Equal(GateAnswer.Go, wait.Wait(Patience));
        Assert.Equal(["WEIR_JOB=000000007", "EMPTY="], Words.Texts(wait.Environment));
        Assert.Equal(("/sys/fs/cgroup/weir/7", "/data/jobs/7", "/data/jobs/7/report"), (wait.Cgroup, wait.JobFolder, wait.Folder));
    }

    [Fact]
    public async Task An_older_agent_tells_one_folder_only()
    {
        await using var agent = FakeAgent.Saying(FakeAgent.Head(200) + "number 7\ngo /data/jobs/7\n");
        var wait = new GateWait(agent.Socket, _submission);

        wait.Wait(Patience);

        Assert.Equal(("/data/jobs/7", (string?)null, (string?)null), (wait.Folder, wait.JobFolder, wait.Cgroup));
    }

    [Theory]
    [InlineData("env NAME=%%%")]
    [InlineData("env NAME=A")]
    [InlineData("env =QQ==")]
    [InlineData("env NAME")]
    [InlineData("env")]
    [InlineData("number x")]
    [InlineData("tomorrow never knows")]
    [InlineData("going /x")]
    [InlineData("")]
    public async Task A_line_that_cannot_be_understood_is_passed_over(string line)
    {
        await using var agent = FakeAgent.Saying(FakeAgent.Head(200) + $"{line}\nnumber 7\ngo /x\n");
        var wait = new GateWait(agent.Socket, _submission);

        Assert.Equal(GateAnswer.Go, wait.Wait(Patience));
        Assert.Empty(wait.Environment);
        Assert.Equal(("/x", 7), (wait.Folder, wait.Number));
    }

    [Fact]
    public async Task What_it_waits_for_is_told_on()
    {
        await using var agent = FakeAgent.Saying(FakeAgent.Head(200) + "number 7\nwait job queue A is on hold\nwait slots\nrun\n");
        List<string> news = [];

        new GateWait(agent.Socket, _submission) { News = news.Add }.Wait(Patience);

        Assert.Equal(["job queue A is on hold", "slots"], news);
    }

    [Fact]
    public async Task Who_cancelled_it_is_known()
    {
        await using var agent = FakeAgent.Saying(FakeAgent.Head(200) + "number 7\ncancelled by anna: too late\n");
        var wait = new GateWait(agent.Socket, _submission);

        wait.Wait(Patience);

        Assert.Equal("by anna: too late", wait.Text);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(409)]
    [InlineData(429)]
    public async Task A_refusal_is_final_and_says_why(int status)
    {
        await using var agent = FakeAgent.Saying(FakeAgent.Head(status) + "{\"detail\":\"you have too many jobs\"}");
        var wait = new GateWait(agent.Socket, _submission);

        Assert.Equal(GateAnswer.Refused, wait.Wait(Patience));
        Assert.Equal(("you have too many jobs", 1), (wait.Text, agent.Exchanges.Count));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task An_agent_with_troubles_of_its_own_is_asked_again_with_the_same_submission(int status)
    {
        await using var agent = FakeAgent.Saying(FakeAgent.Head(status), FakeAgent.Head(200) + "number 7\nrun\n");

        Assert.Equal(GateAnswer.Run, new GateWait(agent.Socket, _submission).Wait(Patience));
        Assert.Equal(2, agent.Exchanges.Count);
        Assert.Equal(agent.Exchanges[0].Body, agent.Exchanges[1].Body);
    }

    [Fact]
    public async Task An_answer_that_is_cut_before_the_number_is_asked_for_again()
    {
        await using var agent = FakeAgent.Saying(
            FakeAgent.Head(200),
            FakeAgent.Head(200) + "numb",
            FakeAgent.Head(200) + "number 7\nrun\n"
        );

        Assert.Equal(GateAnswer.Run, new GateWait(agent.Socket, _submission).Wait(Patience));
        Assert.All(agent.Exchanges, asked => Assert.Equal("POST /v1/gate", asked.Asked));
        Assert.Equal(3, agent.Exchanges.Count);
    }

    [Fact]
    public async Task Once_it_has_a_number_it_returns_with_it_and_its_key_however_long_that_takes()
    {
        await using var agent = FakeAgent.Saying(
            FakeAgent.Head(200) + "number 147\nenv OLD=\ncgroup /old\nfolder /old\n",
            FakeAgent.Head(503),
            "",
            FakeAgent.Head(200) + "go /new\n"
        );
        var wait = new GateWait(agent.Socket, _submission);

        Assert.Equal(GateAnswer.Go, wait.Wait(Short));

        Assert.Equal(
            ["POST /v1/gate", "POST /v1/gate/000000147", "POST /v1/gate/000000147", "POST /v1/gate/000000147"],
            agent.Exchanges.Select(asked => asked.Asked)
        );
        Assert.All(agent.Exchanges.Skip(1), asked => Assert.Equal(_submission.Key.ToByteArray(), asked.Body));
        // What an agent said before it went does not count any more.
        Assert.Empty(wait.Environment);
        Assert.Equal(("/new", (string?)null, (string?)null), (wait.Folder, wait.JobFolder, wait.Cgroup));
    }

    [Fact]
    public async Task One_that_has_a_number_from_its_spool_does_not_register()
    {
        await using var agent = FakeAgent.Saying(FakeAgent.Head(200) + "go /x\n");

        Assert.Equal(GateAnswer.Go, new GateWait(agent.Socket, _submission, number: 147).Wait(Patience));
        Assert.Equal(["POST /v1/gate/000000147"], agent.Exchanges.Select(asked => asked.Asked));
    }

    [Fact]
    public async Task A_number_that_the_agent_does_not_know_any_more_is_a_refusal()
    {
        await using var agent = FakeAgent.Saying(FakeAgent.Head(404) + "{\"detail\":\"no such job\"}");
        var wait = new GateWait(agent.Socket, _submission, number: 147);

        Assert.Equal(GateAnswer.Refused, wait.Wait(Patience));
        Assert.Equal("no such job", wait.Text);
    }

    [Fact]
    public void Where_nobody_listens_it_gives_up_in_time() =>
        Assert.Equal(GateAnswer.NoAgent, new GateWait("/nonexistent/weir.sock"u8.ToArray(), _submission).Wait(Short));

    [Fact]
    public async Task Where_nobody_answers_it_gives_up_in_time()
    {
        await using var agent = FakeAgent.Silent();

        Assert.Equal(GateAnswer.NoAgent, new GateWait(agent.Socket, _submission).Wait(Short));
    }

    [Fact]
    public async Task An_answer_without_a_word_in_time_is_none()
    {
        await using var agent = FakeAgent.Answering(async exchange =>
        {
            await exchange.SayAsync(FakeAgent.Head(200));
            await exchange.StaySilentAsync();
        });

        Assert.Equal(GateAnswer.NoAgent, new GateWait(agent.Socket, _submission).Wait(Short));
    }

    [Fact]
    public async Task An_agent_that_comes_while_it_waits_gets_the_submission()
    {
        using var folder = new Scratch();
        var path = folder["weir.sock"];
        var waiting = Task.Run(
            () => new GateWait(Encoding.UTF8.GetBytes(path), _submission).Wait(-1),
            TestContext.Current.CancellationToken
        );
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();

        using var connection = await listener.AcceptAsync(TestContext.Current.CancellationToken);
        await using (var stream = new NetworkStream(connection))
        {
            await Exchange.ReadAsync(stream, TestContext.Current.CancellationToken);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(FakeAgent.Head(200) + "skip\n"), TestContext.Current.CancellationToken);
        }

        Assert.Equal(GateAnswer.Skip, await waiting.WaitAsync(TestContext.Current.CancellationToken));
    }
}
