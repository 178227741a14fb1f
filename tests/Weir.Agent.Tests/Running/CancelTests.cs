using Weir.Jobs.Facts;
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

        await house.Agent.CancelByHandAsync(number, "no more", 60, AgentHouse.Operator, Patience);
        Assert.Empty(house.Processes.Signals);
        house.Processes.Add(4321, house.Shepherds.Over(launch).Id);

        Assert.Equal((4321, Signals.Terminate), await house.Processes.NextSignalAsync(Patience));
        Assert.Equal((4321, Signals.Continue), await house.Processes.NextSignalAsync(Patience));
    }

    [Fact(Timeout = 20_000)]
    public async Task Numbers_in_the_jobs_folder_are_not_signalled()
    {
        await using var house = await AgentHouse.OpenAsync();
        house.Shepherds.EndsAtOnce = false;
        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        var launch = await house.Shepherds.NextAsync(Patience);
        var foreign = house.Processes.Add(7777);
        FakeShepherds.Fork(launch, foreign.Id);
        await File.WriteAllTextAsync(Path.Join(launch.Folder, "lock"), "7777", Patience);
        var own = house.Processes.Add(4321, house.Shepherds.Over(launch).Id);

        await house.Agent.CancelByHandAsync(number, "", 0, AgentHouse.Operator, Patience);

        // TERM, CONT, then KILL until it is gone.
        Assert.Equal((own.Id, Signals.Terminate), await house.Processes.NextSignalAsync(Patience));
        Assert.Equal((own.Id, Signals.Continue), await house.Processes.NextSignalAsync(Patience));
        Assert.Equal((own.Id, Signals.Kill), await house.Processes.NextSignalAsync(Patience));
        own.End();
        house.Shepherds.End(launch, 143);
        Assert.True((await house.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience)).Cancelled);
        Assert.DoesNotContain(house.Processes.Signals, signal => signal.ProcessId != own.Id);
    }

    [Fact(Timeout = 20_000)]
    public async Task After_a_restart_the_process_over_a_job_is_known_again_and_what_descends_from_it_is_signalled()
    {
        await using var house = await AgentHouse.OpenAsync();
        house.Shepherds.EndsAtOnce = false;
        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        var over = house.Shepherds.Over(await house.Shepherds.NextAsync(Patience)).Id;
        await house.Server.FactAsync<JobStarted>(fact => fact.Number == number, Patience);
        await house.StopAsync();
        await house.StartAgainAsync(processes =>
        {
            processes.Add(over);
            processes.Add(4321, over);
        });

        await house.Agent.CancelByHandAsync(number, "", 60, AgentHouse.Operator, Patience);

        Assert.Equal((4321, Signals.Terminate), await house.Processes.NextSignalAsync(Patience));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_job_of_which_only_its_files_say_who_it_is_is_not_signalled_and_that_is_said()
    {
        await using var house = await AgentHouse.OpenAsync();
        house.Shepherds.EndsAtOnce = false;
        var number = await house.SubmitAsync(AgentHouse.Submission(), Patience);
        var launch = await house.Shepherds.NextAsync(Patience);
        await house.Server.FactAsync<JobStarted>(fact => fact.Number == number, Patience);
        await house.StopAsync();
        // As an agent of an older version leaves it: a lock that is held and says a process, and no word of the agent's own.
        Directory.Delete(Path.Join(house.Options.Data, "processes"), recursive: true);
        using var held = FileLock.TryHold(Path.Join(launch.Folder, "lock"));
        await house.StartAgainAsync(processes => processes.Add(4321, processes.Add(Environment.ProcessId).Id));

        await house.Agent.CancelByHandAsync(number, "", 0, AgentHouse.Operator, Patience);

        var message = await house.Server.FactAsync<AgentMessage>(fact => fact.Code == "not-signalled", Patience);
        Assert.Equal(number, message.Number);
        Assert.Empty(house.Processes.Signals);
        // It is followed to its end all the same.
        house.Shepherds.Adopt(launch, Environment.ProcessId);
        held!.Dispose();
        house.Shepherds.End(launch, 0);
        Assert.True((await house.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience)).Cancelled);
    }
}
