using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>The key of a job that lies in at's spool: nobody reads it where the job runs.</summary>
public sealed class AtKeyTests
{
    private const int Nobody = 65534;

    private const string Queue =
        "printf 'kind: job-definition\\nname: LOAD\\nschedule: AdHoc\\ntype: queued\\nhold: true\\n' > /run/load.yaml && weir apply -f /run/load.yaml"
        + " && weir rule add --name LOAD --type queue && weir gate install at && weir gate start at";

    [Fact]
    public async Task The_key_of_a_held_job_stands_in_no_process_list()
    {
        await using var machine = await GateMachine.StartAsync();
        var number = await HeldAsync(machine);
        machine.StartAt();
        await machine.Run($"weir release {number}");
        await machine.Until($"cat {machine.Up.Folder}/open/runs 2>/dev/null || :", text => text.Length > 0);

        var seen = (
            await machine.Up.Commands.As(Nobody).Shell("cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' '\\n' | grep -A8 -x at-run")
        ).Output;

        Assert.Contains($"{number:D9}", seen, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9a-fA-F]{32}", seen);
        await EndAsync(machine, number);
    }

    [Fact]
    public async Task A_script_that_an_older_Weir_marked_is_followed_to_its_end()
    {
        await using var machine = await GateMachine.StartAsync();
        var number = await HeldAsync(machine);
        await machine.Run(
            "cd /var/spool/cron/atjobs && sed -i 's/ # \\([0-9a-f]\\{32\\} # weir:gate\\)$/ \\1/' a* && grep -qE -- '--number [0-9]{9} [0-9a-f]{32} # weir:gate' a*"
        );
        machine.StartAt();

        await machine.Run($"weir release {number}");

        await machine.Until($"cat {machine.Up.Folder}/open/runs 2>/dev/null || :", text => text.Length > 0);
        await EndAsync(machine, number);
    }

    private static async Task<int> HeldAsync(GateMachine machine)
    {
        await machine.Run(Queue);
        await machine.RuleInForce("LOAD");
        await machine.Run(
            $"mkfifo {machine.Up.Folder}/open/go; printf '#@ name: LOAD\\necho x > {machine.Up.Folder}/open/runs; read line < {machine.Up.Folder}/open/go; exit 3\\n' | at now"
        );
        return (await machine.Job("LOAD", job => job.Holders.Count > 0)).Number;
    }

    private static async Task EndAsync(GateMachine machine, int number)
    {
        await machine.Run($"echo go > {machine.Up.Folder}/open/go");
        var job = await machine.Job("LOAD", job => job.EndedAt is not null);
        Assert.Equal((number, "Failed", 3), (job.Number, job.State, job.ExitCode));
    }
}
