namespace Weir.Agent.Tests.Running;

public sealed class ControlGroupTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task Jobs_of_one_number_of_two_agents_on_a_machine_are_in_different_groups()
    {
        await using var one = await AgentFixture.OpenAsync();
        await using var other = await AgentFixture.OpenAsync();
        Assert.Equal(
            await one.SubmitAsync(AgentFixture.Submission(), Patience),
            await other.SubmitAsync(AgentFixture.Submission(), Patience)
        );

        var first = await one.Shepherds.NextAsync(Patience);
        var second = await other.Shepherds.NextAsync(Patience);

        // Without control groups there is nothing to share.
        Assert.True(first.Cgroup is null ? second.Cgroup is null : first.Cgroup != second.Cgroup);
    }
}
