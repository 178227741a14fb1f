using Weir.Jobs.Facts;
using Weir.Linux;

namespace Weir.Agent.Tests.Running;

public sealed class CancelTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task A_cancel_that_comes_between_the_start_mark_and_the_process_reaches_the_process()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.EndsAtOnce = false;
        fixture.Shepherds.ForksAtOnce = false;
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        var launch = await fixture.Shepherds.NextAsync(Patience);

        await fixture.Agent.CancelByHandAsync(number, "no more", 60, AgentFixture.Operator, Patience);
        Assert.Empty(fixture.Processes.Signals);
        fixture.Processes.Add(4321, fixture.Shepherds.Over(launch).Id);

        Assert.Equal((4321, Signals.Terminate), await fixture.Processes.NextSignalAsync(Patience));
        Assert.Equal((4321, Signals.Continue), await fixture.Processes.NextSignalAsync(Patience));
    }

    [Fact(Timeout = 20_000)]
    public async Task Numbers_in_the_jobs_folder_are_not_signalled()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.EndsAtOnce = false;
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        var launch = await fixture.Shepherds.NextAsync(Patience);
        var foreign = fixture.Processes.Add(7777);
        FakeShepherds.Fork(launch, foreign.Id);
        await File.WriteAllTextAsync(Path.Join(launch.Folder, "lock"), "7777", Patience);
        var own = fixture.Processes.Add(4321, fixture.Shepherds.Over(launch).Id);

        await fixture.Agent.CancelByHandAsync(number, "", 0, AgentFixture.Operator, Patience);

        // TERM, CONT, then KILL until it is gone.
        Assert.Equal((own.Id, Signals.Terminate), await fixture.Processes.NextSignalAsync(Patience));
        Assert.Equal((own.Id, Signals.Continue), await fixture.Processes.NextSignalAsync(Patience));
        Assert.Equal((own.Id, Signals.Kill), await fixture.Processes.NextSignalAsync(Patience));
        own.End();
        fixture.Shepherds.End(launch, 143);
        Assert.True((await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience)).Cancelled);
        Assert.DoesNotContain(fixture.Processes.Signals, signal => signal.ProcessId != own.Id);
    }

    [Fact(Timeout = 20_000)]
    public async Task After_a_restart_the_process_over_a_job_is_known_again_and_what_descends_from_it_is_signalled()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.EndsAtOnce = false;
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        var over = fixture.Shepherds.Over(await fixture.Shepherds.NextAsync(Patience)).Id;
        await fixture.Server.FactAsync<JobStarted>(fact => fact.Number == number, Patience);
        await fixture.StopAsync();
        await fixture.StartAgainAsync(processes =>
        {
            processes.Add(over);
            processes.Add(4321, over);
        });

        await fixture.Agent.CancelByHandAsync(number, "", 60, AgentFixture.Operator, Patience);

        Assert.Equal((4321, Signals.Terminate), await fixture.Processes.NextSignalAsync(Patience));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_job_of_which_only_its_files_say_who_it_is_is_not_signalled_and_that_is_said()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        fixture.Shepherds.EndsAtOnce = false;
        var number = await fixture.SubmitAsync(AgentFixture.Submission(), Patience);
        var launch = await fixture.Shepherds.NextAsync(Patience);
        await fixture.Server.FactAsync<JobStarted>(fact => fact.Number == number, Patience);
        await fixture.StopAsync();
        // As an agent of an older version leaves it: a lock that is held and says a process, and no word of the agent's own.
        Directory.Delete(Path.Join(fixture.Options.Data, "processes"), recursive: true);
        using var held = FileLock.TryHold(Path.Join(launch.Folder, "lock"));
        await fixture.StartAgainAsync(processes => processes.Add(4321, processes.Add(Environment.ProcessId).Id));

        await fixture.Agent.CancelByHandAsync(number, "", 0, AgentFixture.Operator, Patience);

        var message = await fixture.Server.FactAsync<AgentMessage>(fact => fact.Code == "not-signalled", Patience);
        Assert.Equal(number, message.Number);
        Assert.Empty(fixture.Processes.Signals);
        // It is followed to its end all the same.
        fixture.Shepherds.Adopt(launch, Environment.ProcessId);
        held!.Dispose();
        fixture.Shepherds.End(launch, 0);
        Assert.True((await fixture.Server.FactAsync<JobEnded>(fact => fact.Number == number, Patience)).Cancelled);
    }
}
