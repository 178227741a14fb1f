using System.Globalization;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>A cancel ends the whole job, whatever of it does not want to end.</summary>
public sealed class SurvivorTests
{
    private const string Deaf = "trap \"\" TERM; exec sleep 10000";

    [Theory]
    [InlineData("run", "child")]
    [InlineData("submit", "child")]
    [InlineData("run", "lock")]
    [InlineData("run", "stopped")]
    public async Task A_cancelled_job_does_not_run_on(string way, string trick)
    {
        await using var machine = await AttackedMachine.StartAsync();
        var script = trick switch
        {
            // The command ends by TERM, and its child in a session of its own does not hear it.
            "child" => $"(setsid sh -c '\\''echo $$ > {machine.Open}/id; {Deaf}'\\'' &) ; sleep 10000",
            // Who holds the lock was taken for the process over the job, and spared.
            "lock" =>
                $"cd {machine.Up.Data}/jobs/$WEIR_JOB; for file in lock report/lock; do [ ! -w $file ] || printf %s $$ > $file; done; echo $$ > {machine.Open}/id; {Deaf}",
            _ => $"echo $$ > {machine.Open}/id; kill -STOP $$; exec sleep 10000",
        };
        machine.Attack($"exec weir {way} -n TRACKED -- sh -c '{script}'");
        var survivor = await machine.Id("id");
        var job = await machine.Job("TRACKED", job => job.State == "Running");

        // Who is stopped goes on to take TERM, and needs no KILL.
        (await machine.Up.Weir("cancel", job.Number.ToString(CultureInfo.InvariantCulture), "--grace", Grace(trick))).Succeeded();

        await machine.Job("TRACKED", job => job.State == "Cancelled");
        Assert.False(AttackedMachine.Lives(survivor));
    }

    // What ends by TERM has its grace for that, and what does not is left when the command has ended.
    private static string Grace(string trick) =>
        trick switch
        {
            "child" => "1",
            "lock" => "0",
            _ => "3600",
        };

    [Fact]
    public async Task A_process_that_was_let_go_and_never_marks_a_start_is_ended_too()
    {
        await using var machine = await AttackedMachine.StartAsync();
        var waiter = machine.Attack("exec weir run --hold -n TRACKED -- true").Id;
        var job = await machine.Job("TRACKED", job => job.State == "Waiting");

        // Stopped, it is let go and takes no notice: nothing is written, and it lives.
        (await machine.Up.Commands.Shell($"kill -STOP {waiter}; weir start {job.Number}")).Succeeded();
        await machine.Until($"cat /proc/{waiter}/cgroup", text => text.Contains($"{job.Number:D9}-", StringComparison.Ordinal));
        (await machine.Up.Weir("cancel", job.Number.ToString(CultureInfo.InvariantCulture), "--grace", "0")).Succeeded();

        await machine.Job("TRACKED", job => job.State == "Cancelled");
        Assert.False(AttackedMachine.Lives(waiter));
    }
}
