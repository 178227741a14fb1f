using Weir.Jobs;

namespace Weir.Gate.Tests;

public sealed class WaitForEndTests
{
    private static readonly TrackingNumber s_job = new(147);

    [Theory]
    [InlineData("exit 0", 0)]
    [InlineData("exit 3\r", 3)]
    [InlineData("exit 255", 255)]
    [InlineData("signal 9", 137)]
    [InlineData("signal 15\r", 143)]
    [InlineData("cancelled before it was started", 125)]
    [InlineData("exit", 125)]
    [InlineData("exit of some kind", 125)]
    [InlineData("", 125)]
    public async Task It_ends_as_the_job_did(string line, int status)
    {
        await using var agent = FakeAgent.Saying(FakeAgent.Head(200) + line + "\n");

        Assert.Equal(status, new WaitForEnd(agent.Socket, s_job).Wait());
        Assert.Equal("GET /v1/tracked/147/wait", Assert.Single(agent.Exchanges).Asked);
    }

    [Fact]
    public async Task A_job_that_is_not_known_any_more_has_no_status()
    {
        await using var agent = FakeAgent.Saying(FakeAgent.Head(404));

        Assert.Equal(125, new WaitForEnd(agent.Socket, s_job).Wait());
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 503 Away\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\nexit 1")]
    public async Task An_agent_that_goes_meanwhile_is_asked_again(string first)
    {
        await using var agent = FakeAgent.Saying(first, FakeAgent.Head(200) + "exit 3\n");

        Assert.Equal(3, new WaitForEnd(agent.Socket, s_job).Wait());
        Assert.Equal(2, agent.Exchanges.Count);
    }
}
