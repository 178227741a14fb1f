using System.Globalization;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>
/// Where no control group keeps a job together, a cancel reaches what descends from the process that the agent met, and nobody else.
/// </summary>
public sealed class SignalledProcessTests
{
    [Fact]
    public async Task Numbers_that_a_job_writes_into_its_files_are_not_signalled()
    {
        await using var machine = await AttackedMachine.StartAsync(controlGroups: false);
        var victim = machine.Victim();
        machine.Attack(
            $$"""
            exec weir run -n TRACKED -- sh -c '
              cd {{machine.Up.Data}}/jobs/$WEIR_JOB
              for file in lock report/lock; do [ ! -w $file ] || printf %s {{victim.Id}} > $file; done
              for file in started report/started; do
                [ ! -w $file ] || printf %s "{\"processId\":{{victim.Id}},\"at\":\"2026-01-01T00:00:00Z\"}" > $file
              done
              echo $$ > {{machine.Open}}/id
              exec sleep 10000'
            """
        );
        var command = await machine.Id("id");
        var job = await machine.Job("TRACKED", job => job.State == "Running");

        (await machine.Up.Weir("cancel", job.Number.ToString(CultureInfo.InvariantCulture), "--grace", "0")).Succeeded();

        await machine.Job("TRACKED", job => job.State == "Cancelled");
        Assert.False(AttackedMachine.Lives(command));
        Assert.True(AttackedMachine.Lives(victim.Id));
    }

    [Fact]
    public async Task A_command_in_a_pid_namespace_is_ended_and_not_the_process_of_the_machine_that_has_its_number()
    {
        await using var machine = await AttackedMachine.StartAsync(controlGroups: false);
        var victim = machine.Victim();
        // The command's number in there is the victim's number out here.
        var gate = machine.Kept(
            machine
                .Up.Commands.With("HOME", "/")
                .Start(
                    "unshare",
                    "--pid",
                    "--fork",
                    "sh",
                    "-c",
                    $"echo {victim.Id - 2} > /proc/sys/kernel/ns_last_pid; cd /; setpriv --reuid=65534 --regid=65534 --clear-groups weir run -n TRACKED -- sh -c 'echo $$ > {machine.Open}/id; exec sleep 10000' & wait"
                )
        );
        Assert.Equal(victim.Id, await machine.Id("id"));
        var job = await machine.Job("TRACKED", job => job.State == "Running");

        (await machine.Up.Weir("cancel", job.Number.ToString(CultureInfo.InvariantCulture), "--grace", "0")).Succeeded();

        await machine.Job("TRACKED", job => job.State == "Cancelled");
        await gate.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(AttackedMachine.Lives(victim.Id));
    }
}
