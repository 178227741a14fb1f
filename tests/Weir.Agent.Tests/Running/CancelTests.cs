using Weir.Linux;

namespace Weir.Agent.Tests.Running;

public sealed class CancelTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task A_cancel_that_comes_between_the_start_mark_and_the_process_reaches_the_process()
    {
        await using var house = await AgentHouse.OpenAsync();
        house.Shepherds.EndsAtOnce = false;
        house.Shepherds.ForksAtOnce = false;
        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        var launch = await house.Shepherds.NextAsync(Patience);
        // As a living shepherd holds it.
        using var held = FileLock.TryHold(Path.Join(launch.Folder, "lock"));

        await house.Agent.CancelByHandAsync(number, "no more", 60, AgentHouse.Operator, Patience);
        Assert.Empty(house.Processes.Signals);
        FakeShepherds.Fork(launch, 4321);

        Assert.Equal((-4321, Signals.Terminate), await house.Processes.NextSignalAsync(Patience));
    }
}
