using Weir.Jobs;

namespace Weir.Agent.Tests.Ways;

public sealed class ObservationsTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task What_an_observing_way_saw_is_counted_on_after_a_restart()
    {
        await using var house = await AgentHouse.OpenAsync();
        await house.Agent.SetWayAsync("run", "observe", AgentHouse.Operator, Patience);
        await PassAsync(house, "NIGHTLY");
        await PassAsync(house, "NIGHTLY");
        await PassAsync(house, "OTHER");
        var before = house.Agent.Report();

        await house.RestartAsync();
        await PassAsync(house, "NIGHTLY");

        var after = house.Agent.Report();
        Assert.Equal(before.Since, after.Since);
        Assert.Equal([("NIGHTLY", 3L), ("OTHER", 1L)], after.Lines.Select(line => (line.Name, line.Count)));
        Assert.All(after.Lines, line => Assert.Equal(("run", "root", null, "nothing"), (line.Way, line.User, line.Rule, line.Would)));
        Assert.Equal(before.Lines[1].Last, after.Lines[1].Last);
    }

    private static async Task PassAsync(AgentHouse house, string name) =>
        _ = await house.Agent.OpenGateAsync(SubmissionCodec.Write(AgentHouse.Submission(name, SubmissionMode.InPlace, WayIn.Run)), AgentHouse.Me, new WaitingProcess(Environment.ProcessId, 0, () => null), Patience);
}
