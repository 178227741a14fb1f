using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.At;

/// <summary>Debian's own at and atd, their jobs through the gate.</summary>
public sealed class AtGateTests
{
    private const string Queue =
        "printf 'kind: job-definition\\nname: LOAD\\nschedule: AdHoc\\ntype: queued\\nhold: true\\n' > /run/load.yaml && weir apply -f /run/load.yaml"
        + " && weir rule add --name LOAD --type queue && weir gate install at && weir gate start at";

    private const string Track = "weir rule add --name LOAD --type track && weir gate install at && weir gate start at";

    [Fact]
    public async Task A_queued_job_lies_held_in_ats_own_spool_until_it_is_released()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Run(Queue);
        await machine.RuleInForce("LOAD");
        await machine.Run("printf '#@ name: LOAD\\necho loaded; env | grep -c ^WEIR_JOB=; cat; exit 3\\n' | at now");

        var waiting = await machine.Job("LOAD", job => job.Holders.Count > 0);
        machine.StartAt();
        Assert.Equal(("Waiting", "at"), (waiting.State, waiting.Way));
        Assert.Contains("\troot", "\t" + (await machine.Run("atq")).Replace(' ', '\t'), StringComparison.Ordinal);
        Assert.Contains("echo loaded", await machine.Run("at -c $(atq | cut -f1)"), StringComparison.Ordinal);

        await machine.Run($"weir release {waiting.Number}");

        Assert.Equal(["loaded\n1\n"], await machine.Mail(1));
        var job = await machine.Job("LOAD", job => job.EndedAt is not null);
        Assert.Equal(("Failed", 3, waiting.Number), (job.State, job.ExitCode, job.Number));
        await machine.Until("atq; ls /var/spool/cron/atjobs", text => text.Length == 0);
    }

    [Fact]
    public async Task Atrm_of_a_held_job_ends_it_and_a_cancel_takes_it_out_of_the_spool()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Run(Queue);
        await machine.RuleInForce("LOAD");
        await machine.Run("printf '#@ name: LOAD\\necho x\\n' | at now + 1 hour");
        var removed = await machine.Job("LOAD", job => job.Holders.Count > 0);

        await machine.Run("atrm $(atq | cut -f1)");
        Assert.Equal("Cancelled", (await machine.Job("LOAD", job => job.Number == removed.Number && job.EndedAt is not null)).State);

        await machine.Run("printf '#@ name: LOAD\\necho x\\n' | at now + 1 hour");
        var cancelled = await machine.Job("LOAD", job => job.Number != removed.Number && job.Holders.Count > 0);
        await machine.Run($"weir cancel {cancelled.Number} --text 'not today'");

        await machine.Until("atq", text => text.Length == 0);
    }

    [Fact]
    public async Task What_a_job_leaves_to_at_has_its_own_name_and_sees_nothing_of_that_jobs_own()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Run(Track);
        await machine.RuleInForce("LOAD");
        await machine.Run(
            "cd /usr && weir submit --wait -n PARENT --lda x --library-list PAY --monitor OWN.JOB --date 2020-01-02 -- sh -c \"printf '#@ name: LOAD\\nenv | grep ^WEIR_ | sort; pwd\\n' | at now\" > /dev/null"
        );
        machine.StartAt();

        var mail = Assert.Single(await machine.Mail(1)).Split('\n');
        var job = await machine.Job("LOAD", job => job.EndedAt is not null);
        Assert.Equal(
            [
                "WEIR_JOB=" + job.Number.ToString("D9", System.Globalization.CultureInfo.InvariantCulture),
                $"WEIR_JOB_DATE={job.Date:yyyy-MM-dd}",
                "WEIR_JOB_NAME=LOAD",
                "WEIR_LIBRARY_LIST=PAY",
            ],
            mail.Take(4)
        );
        Assert.StartsWith("WEIR_SERVER=unix:", mail[4], StringComparison.Ordinal);
        Assert.Equal("/usr", mail[5]);
    }

    [Fact]
    public async Task A_tracked_job_is_what_it_was_without_the_gate()
    {
        await using var machine = await GateMachine.StartAsync();
        const string Submit =
            "cd /usr && printf '#@ name: LOAD\\nenv | grep -v ^WEIR_ | sort; pwd; umask; ulimit -n; cat; exit 3\\n' | at now";
        await machine.Run(Submit);
        machine.StartAt();
        var before = await machine.Mail(1);
        await machine.StopDaemons();

        await machine.Run(Track);
        await machine.Run(Submit);
        await machine.Until("cat /var/spool/cron/atjobs/a*", text => text.Contains("# weir:gate", StringComparison.Ordinal));
        machine.StartAt();

        Assert.Equal(before, await machine.Mail(1));
        var job = await machine.Job("LOAD", job => job.EndedAt is not null);
        Assert.Equal(("Failed", 3, "root", "at"), (job.State, job.ExitCode, job.User, job.Way));
    }

    [Fact]
    public async Task A_job_for_now_is_always_seen()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Run(Track);
        await machine.RuleInForce("LOAD");
        machine.StartAt();

        await machine.Run("printf '#@ name: LOAD\\necho ran\\n' | at now");

        Assert.Equal(["ran\n"], await machine.Mail(1));
        // Marked in time, or noticed too late and said so, by its name where the script could still be read.
        await machine.Until(
            "weir jobs --name LOAD; weir messages",
            text => text.Contains("Succeeded", StringComparison.Ordinal) || text.Contains("before Weir could", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Removing_the_gate_gives_every_script_back_byte_for_byte()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Run("printf '#@ name: LOAD\\necho one\\n' | at now + 1 hour; printf 'echo two\\n' | at now + 2 hours");
        const string Sums = "cd /var/spool/cron/atjobs && stat -c '%n %U %G %a' a* && cat a*";
        var before = await machine.Run(Sums);

        await machine.Run(Queue);
        var held = await machine.Job("LOAD", job => job.Holders.Count > 0);
        await machine.Until(Sums, text => text.Contains("# weir:gate", StringComparison.Ordinal));
        await machine.Run("weir gate remove at");

        Assert.Equal(before, await machine.Run(Sums));
        Assert.Equal("Cancelled", (await machine.Job("LOAD", job => job.Number == held.Number && job.EndedAt is not null)).State);
    }

    [Fact]
    public async Task A_marked_job_runs_without_an_agent_after_the_time_out()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Run(Track);
        await machine.Run("printf '#@ name: LOAD\\necho ran; pwd\\n' | at now");
        await machine.Until("cat /var/spool/cron/atjobs/a*", text => text.Contains("# weir:gate", StringComparison.Ordinal));
        await machine.Up.KillAsync();

        machine.StartAt();

        Assert.StartsWith("ran\n", Assert.Single(await machine.Mail(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_held_job_is_known_again_after_the_agent_was_killed()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Run(Queue);
        machine.StartAt();
        await machine.Run("printf '#@ name: LOAD\\necho loaded\\n' | at now + 1 minute");
        var waiting = await machine.Job("LOAD", job => job.Holders.Count > 0);

        await machine.Up.KillAsync();
        await machine.Up.StartAgainAsync();
        await machine.Run($"weir cancel {waiting.Number} --text no");

        await machine.Until("atq", text => text.Length == 0);
    }

    [Fact]
    public async Task A_held_job_outlives_a_restart_of_the_machine_and_runs_when_it_is_released()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Run(Queue);
        await machine.RuleInForce("LOAD");
        await machine.Run("printf '#@ name: LOAD\\necho loaded\\n' | at now");
        var waiting = await machine.Job("LOAD", job => job.Holders.Count > 0);

        // The spool outlives the machine, its processes do not: here the kernel's name of the boot is another one.
        await machine.Up.KillAsync();
        await machine.Run("cat /proc/sys/kernel/random/uuid > /run/boot && mount --bind /run/boot /proc/sys/kernel/random/boot_id");
        await machine.Up.StartAgainAsync();
        machine.StartAt();
        Assert.Equal("Waiting", (await machine.Job("LOAD", job => job.Number == waiting.Number)).State);
        await machine.Run($"weir release {waiting.Number}");

        Assert.Equal(["loaded\n"], await machine.Mail(1));
        var job = await machine.Job("LOAD", job => job.EndedAt is not null);
        Assert.Equal(("Succeeded", waiting.Number), (job.State, job.Number));
    }
}
