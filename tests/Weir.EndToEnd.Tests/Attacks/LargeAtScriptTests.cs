using System.Globalization;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>Scripts in at's spool that cannot be written anew: too large, or no script at all.</summary>
public sealed class LargeAtScriptTests
{
    private const string Queue =
        "printf 'kind: job-definition\\nname: LOAD\\nschedule: AdHoc\\ntype: queued\\nhold: true\\n' > /run/load.yaml && weir apply -f /run/load.yaml"
        + " && weir rule add --name LOAD --type queue && weir gate install at && weir gate start at";

    [Fact]
    public async Task A_script_of_17_megabytes_is_held_with_one_message_and_the_agent_rests()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Run(Queue);
        await machine.RuleInForce("LOAD");
        await machine.Run(
            "useradd -u 4810 loader && mkfifo /var/spool/cron/atjobs/a0fff101e00000 && ln -s /etc/shadow /var/spool/cron/atjobs/a0ffe101e00000"
        );
        const string As = "setpriv --reuid=loader --regid=loader --init-groups -- env USER=loader LOGNAME=loader";

        await machine.Run(
            $"cd / && {{ printf '#@ name: LOAD\\ntouch /run/ran\\n'; head -c 17000000 /dev/zero | tr '\\0' '#'; echo; }} > /run/big && chmod 644 /run/big && {As} at -f /run/big now + 1 hour"
        );
        var job = await machine.Job("LOAD", job => job.Holders.Count > 0);
        Assert.Equal(("Waiting", "loader"), (job.State, job.User));
        Assert.Equal("600\n", await machine.Run("stat -c %a /var/spool/cron/atjobs/a00001*"));
        var message = await machine.Until(
            "weir messages --json",
            text => text.Contains("more than the 16777216", StringComparison.Ordinal)
        );
        Assert.Equal(2, message.Split("more than the 16777216").Length);

        // A small one goes all the way through the gate: by then a loop would have turned many times.
        var changed = await machine.Run("stat -c %z /var/spool/cron/atjobs/a00001*");
        var used = await UsedAsync(machine);
        await machine.Run($"cd / && printf '#@ name: LOAD\\necho x\\n' | {As} at now + 1 hour");
        await machine.Job("LOAD", small => small.Number != job.Number && small.Holders.Count > 0);
        Assert.Equal(changed, await machine.Run("stat -c %z /var/spool/cron/atjobs/a00001*"));
        Assert.InRange(await UsedAsync(machine) - used, 0, 100);
        Assert.DoesNotContain("failed", machine.Up.Log, StringComparison.Ordinal);
        // What is no regular file is nobody's script, and what a link points to is not touched.
        Assert.Equal("640\n", await machine.Run("stat -Lc %a /etc/shadow"));

        // An agent that comes later knows it still, and lets it go.
        await machine.Up.StopAsync();
        await machine.Up.StartAgainAsync();
        await machine.Run($"weir release {job.Number}");
        await machine.Until("stat -c %a /var/spool/cron/atjobs/a00001*", text => text == "700\n");
        Assert.Equal("600\n", await machine.Run("stat -c %a /var/spool/cron/atjobs/a00002*"));
    }

    // Hundredths of a second of a processor that the host has used.
    private static async Task<int> UsedAsync(GateMachine machine) =>
        int.Parse(
            await machine.Run($"awk '{{print $14 + $15}}' /proc/$(cat {machine.Up.Data}/lock | tr -dc 0-9)/stat"),
            CultureInfo.InvariantCulture
        );
}
