using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Timers;

/// <summary>
/// Units of timers on a machine whose first process is not systemd: the files, and their commands as systemd would run them.
/// </summary>
public sealed class TimerGateTests
{
    private const string Units = """
        cd /etc/systemd/system
        printf '[Timer]\nOnCalendar=daily\n' > backup.timer
        printf '[Service]\nType=oneshot\nExecStart=-/bin/sh -c "exit 3"\n' > backup.service
        printf '[Timer]\nOnCalendar=daily\nUnit=told.service\n' > odd.timer
        printf '[Service]\nType=notify\nExecStart=/bin/true\n' > told.service
        weir rule add --name backup --type track
        """;

    private const string All =
        "find /etc/systemd/system -ls | awk '{ print $3, $5, $6, $NF }' | sort; find /etc/systemd/system -type f | sort | xargs md5sum";

    [Fact]
    public async Task A_timers_service_passes_the_gate_and_comes_back_byte_for_byte()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Run(Units);
        var before = await machine.Run(All);

        var installed = await machine.Up.Weir("gate", "install", "timers");
        Assert.Contains("changed /etc/systemd/system/backup.service.d/zz-weir.conf", installed.Succeeded(), StringComparison.Ordinal);
        Assert.Contains("told.service of odd.timer is not taken: it is of type notify", installed.Error, StringComparison.Ordinal);
        await machine.Run("weir gate start timer && systemd-analyze verify /etc/systemd/system/backup.service");

        // As systemd does, apart from the mark that it ignores a failure.
        var command = await machine.Run("sed -n 's/^ExecStart=-//p' /etc/systemd/system/backup.service.d/zz-weir.conf");
        Assert.Equal(3, (await machine.Up.Commands.Shell(command)).Status);
        var job = await machine.Job("backup", job => job.EndedAt is not null);
        Assert.Equal(
            ("Failed", 3, "timer", "SYSTEMD/backup", "SYSTEMD/system"),
            (job.State, job.ExitCode, job.Way, job.JobDescription.ToString(), job.JobQueue.ToString())
        );

        await machine.Run("echo '# mine' >> /etc/systemd/system/backup.service.d/zz-weir.conf");
        await machine.Until("weir gate status", text => text.Contains("zz-weir.conf was edited by somebody", StringComparison.Ordinal));
        Assert.Contains("zz-weir.conf was edited", await machine.Run("weir messages"), StringComparison.Ordinal);
        await machine.Run("weir gate install timers");
        Assert.DoesNotContain("changed:", await machine.Run("weir gate status"), StringComparison.Ordinal);

        await machine.Run("weir gate remove timers");
        Assert.Equal(before, await machine.Run(All));
    }
}
