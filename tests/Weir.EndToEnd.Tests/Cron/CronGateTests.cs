using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Cron;

/// <summary>Debian's own cron, its jobs through the gate.</summary>
public sealed class CronGateTests
{
    [Fact]
    public async Task A_job_that_no_rule_matches_is_what_it_was_without_the_gate()
    {
        await using var machine = await GateMachine.StartAsync();
        const string Table =
            "FOO=bar\n@reboot env | sort; echo \"$0 $SHELL\"; id -un; pwd; umask; cat; exit 3%in%put\nSHELL=/bin/bash\n@reboot env | sort; echo \"$BASH_VERSION\"\n";
        await machine.Crontab("root", Table);
        await machine.StartCron();
        var before = await machine.Mail(2);
        await machine.StopDaemons();

        await machine.Run("weir gate install cron && weir gate start cron");
        await machine.StartCron();
        var after = await machine.Mail(2);

        Assert.Equal(before, after);
        Assert.Contains(after, mail => mail.Contains("in\nput", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tracked_job_has_its_output_in_its_mail_and_its_status_in_the_history()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Crontab("root", "# weir: NIGHTLY\n@reboot echo \"$SHELL $WEIR_JOB_NAME\"; cat; exit 3%over\n");
        await machine.Run("weir rule add --name NIGHTLY --type track && weir gate install cron && weir gate start cron");

        await machine.RuleInForce("NIGHTLY");
        await machine.StartCron();

        Assert.Equal(["/bin/sh NIGHTLY\nover\n"], await machine.Mail(1));
        var job = await machine.Job("NIGHTLY", job => job.EndedAt is not null);
        Assert.Equal(("Failed", 3, "root", "cron"), (job.State, job.ExitCode, job.User, job.Way));

        var again = (await machine.Up.Weir("rerun", job.Number.ToString(System.Globalization.CultureInfo.InvariantCulture))).Number();
        // Its output is Weir's now; what cron gave it on standard input is gone.
        Assert.Equal(
            "/bin/sh NIGHTLY\n",
            (await machine.Up.Weir("log", "-f", again.ToString(System.Globalization.CultureInfo.InvariantCulture))).Succeeded()
        );
    }

    [Fact]
    public async Task A_job_has_the_name_of_its_first_program_whatever_stands_before_it()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Crontab("root", "@reboot cd / && LANG=C nice -n 5 /bin/echo named\n");
        await machine.Run("weir rule add --name echo --type track && weir gate install cron && weir gate start cron");

        await machine.RuleInForce("echo");
        await machine.StartCron();

        Assert.Equal(["named\n"], await machine.Mail(1));
        Assert.Equal("cron", (await machine.Job("echo", job => job.EndedAt is not null)).Way);
    }

    [Fact]
    public async Task A_queued_job_waits_until_it_is_released()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Crontab("root", "# weir: LOAD\n@reboot echo loaded\n");
        await machine.Run(
            "printf 'kind: job-definition\\nname: LOAD\\nschedule: AdHoc\\ntype: queued\\nhold: true\\n' > /run/load.yaml && weir apply -f /run/load.yaml"
                + " && weir rule add --name LOAD --type queue && weir gate install cron && weir gate start cron"
        );

        await machine.RuleInForce("LOAD");
        await machine.StartCron();
        var waiting = await machine.Job("LOAD", job => job.Holders.Count > 0);
        Assert.Equal("Waiting", waiting.State);
        Assert.Equal("", await machine.Run("cat /run/mail 2>/dev/null || :"));

        await machine.Run($"weir release {waiting.Number}");

        Assert.Equal(["loaded\n"], await machine.Mail(1));
        Assert.Equal("Succeeded", (await machine.Job("LOAD", job => job.EndedAt is not null)).State);
    }

    [Fact]
    public async Task System_tables_and_other_users_tables_run_as_their_users()
    {
        await using var machine = await GateMachine.StartAsync();
        var folder = machine.Up.Folder + "/open";
        await machine.Crontab("nobody", $"@reboot WEIR_JOB_NAME=THEIRS id -un > {folder}/theirs\n");
        await machine.Run(
            $"printf '# weir: SYSTEM\\n@reboot daemon id -un > {folder}/system\\n' > /etc/cron.d/some; chmod 644 /etc/cron.d/some"
        );
        await machine.Run(
            "weir rule add --job-queue CRON/CRON --type track && weir gate install cron --user nobody && weir gate install cron --system && weir gate start cron"
        );

        await machine.RuleInForce("CRON");
        await machine.StartCron();

        Assert.Equal("nobody", (await machine.Job("THEIRS", job => job.State == "Succeeded")).User);
        Assert.Equal("daemon", (await machine.Job("SYSTEM", job => job.State == "Succeeded")).User);
        Assert.Equal("nobody\ndaemon\n", await machine.Run($"cat {folder}/theirs {folder}/system"));
    }

    [Fact]
    public async Task A_table_that_is_written_anew_is_told_at_once_and_taken_in_again_where_that_was_asked_for()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Crontab("root", "5 4 * * * x\n");
        await machine.Crontab("nobody", "5 4 * * * y\n");
        await machine.Run("weir gate install cron --user root --keep && weir gate install cron --user nobody");

        await machine.Crontab("root", "6 4 * * * x\n");
        await machine.Crontab("nobody", "6 4 * * * y\n");

        var told = await machine.Up.Until(
            text =>
                text.Contains("crontabs/nobody was written without the gate", StringComparison.Ordinal)
                && text.Contains("crontabs/root was written without the gate, and passes it again", StringComparison.Ordinal),
            "messages"
        );
        Assert.Contains("weir gate install cron --user nobody puts it in again", told, StringComparison.Ordinal);
        Assert.Contains("WEIR_CRONTAB=root", await machine.Run("crontab -u root -l"), StringComparison.Ordinal);
        Assert.DoesNotContain("WEIR_CRONTAB", await machine.Run("crontab -u nobody -l"), StringComparison.Ordinal);
        var status = await machine.Run("weir gate status");
        Assert.Matches("lost: .*crontabs/nobody ", status);
        Assert.DoesNotMatch("lost: .*crontabs/root ", status);

        await machine.Run("weir gate install cron --user nobody");
        Assert.DoesNotContain("lost:", await machine.Run("weir gate status"), StringComparison.Ordinal);
        await machine.Run("weir gate remove cron");
        Assert.Equal("6 4 * * * x\n", await machine.Run("crontab -u root -l"));
    }

    [Fact]
    public async Task Removing_the_gate_restores_every_table_byte_for_byte_and_both_may_be_done_twice()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Crontab("root", "SHELL=/bin/bash\n# weir: X\n5 4 * * * x\n");
        await machine.Crontab("nobody", "5 4 * * * y\n");
        await machine.Run("printf '5 4 * * * root z' > /etc/cron.d/some");
        const string Sums =
            "cd / && find var/spool/cron/crontabs etc/cron.d etc/crontab -type f | sort | xargs stat -c '%n %U %G %a' && cat /var/spool/cron/crontabs/* /etc/cron.d/*";
        var before = await machine.Run(Sums);
        const string Install = "weir gate install cron && weir gate install cron --user nobody && weir gate install cron --system";

        await machine.Run(Install);
        var installed = await machine.Run(Sums);
        await machine.Run(Install);

        Assert.NotEqual(before, installed);
        Assert.Equal(installed, await machine.Run(Sums));
        Assert.Contains("/etc/cron.d/some", await machine.Run("weir gate status --json"), StringComparison.Ordinal);
        await machine.Run("weir gate remove cron");
        Assert.Equal(before, await machine.Run(Sums));
        await machine.Run("weir gate remove cron");
        Assert.Equal(before, await machine.Run(Sums));
    }

    [Fact]
    public async Task An_agent_that_is_down_delays_a_tracked_job_by_its_time_out_only()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Crontab("root", "# weir: NIGHTLY\n@reboot echo ran\n");
        await machine.Run("weir rule add --name NIGHTLY --type track && weir gate install cron && weir gate start cron");
        await machine.Until($"cat {machine.Up.Folder}/gate", text => text.Contains("\tNIGHTLY\n", StringComparison.Ordinal));
        await machine.RuleInForce("NIGHTLY");
        await machine.Up.KillAsync();

        await machine.StartCron();

        Assert.Equal(["ran\n"], await machine.Mail(1));
    }

    [Fact]
    public async Task A_new_way_in_observes_and_reports()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Crontab("root", "# weir: NIGHTLY\n@reboot echo ran\n# weir: ONE\n5 4 * * * same\n# weir: TWO\n5 5 * * * same\n");

        var installed = await machine.Up.Weir("gate", "install", "cron");
        await machine.Run("weir rule add --name NIGHTLY --type track");
        await machine.Until($"cat {machine.Up.Folder}/gate", text => text.Contains("\tNIGHTLY\t", StringComparison.Ordinal));
        await machine.StartCron();

        Assert.Contains("cron is observe", installed.Succeeded(), StringComparison.Ordinal);
        Assert.Contains("ONE and TWO have the same command", installed.Error, StringComparison.Ordinal);
        Assert.Equal(["ran\n"], await machine.Mail(1));
        Assert.Contains(
            "would track",
            await machine.Until("weir gate report", text => text.Contains("NIGHTLY", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("NIGHTLY", await machine.Run("weir jobs"), StringComparison.Ordinal);
    }
}
