using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>Tables that cron itself refuses: made anew by root they would run.</summary>
public sealed class RefusedCronTableTests
{
    private const int Attacker = 4711;

    // Owner, group, mode, number of names, and what is in them.
    private const string Look =
        "cd /etc/cron.d && for f in *; do stat -c '%n %u %g %a %h' $f; sha256sum < $f; done; stat -c '%n %u %g %a' /var/spool/cron/crontabs/*";

    [Fact]
    public async Task They_stay_as_they_are_and_each_is_named_with_the_reason()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Run(
            "cd /etc/cron.d && for f in mine linked writable good with.dot; do echo '@reboot root touch /run/ran-'$f > $f; done; mkdir -m 777 /run/attacker"
                + $" && chown {Attacker}:{Attacker} mine && ln linked /etc/linked && chmod 664 writable && chmod 640 good && chgrp daemon good && ln -s /etc/linked link"
        );
        await machine.Crontab("daemon", "@reboot true\n");
        await machine.Run("chmod 644 /var/spool/cron/crontabs/daemon");
        await machine.Crontab("root", "@reboot true\n");
        var before = await machine.Run(Look);

        var installed = await machine.Up.Commands.Shell("weir gate install cron --system");
        var gated = await machine.Run(Look);

        installed.Succeeded();
        Assert.Contains("changed /etc/cron.d/good", installed.Output, StringComparison.Ordinal);
        Assert.Contains(
            $"/etc/cron.d/mine is left as it is: it belongs to {Attacker}, and cron takes it from root only",
            installed.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("/etc/cron.d/linked is left as it is: it has 2 names", installed.Error, StringComparison.Ordinal);
        Assert.Contains(
            "/etc/cron.d/writable is left as it is: its group or others may write it",
            installed.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("/etc/cron.d/with.dot is left as it is: cron passes over names", installed.Error, StringComparison.Ordinal);
        Assert.Contains("/etc/cron.d/link is left as it is: it is a symbolic link", installed.Error, StringComparison.Ordinal);
        Assert.Equal(Without(before, "good"), Without(gated, "good"));
        Assert.Contains("good 0 1 640 1\n", gated, StringComparison.Ordinal);

        var own = await machine.Up.Commands.Shell("weir gate install cron --user daemon");
        Assert.Equal(1, own.Status);
        Assert.Contains("its mode is not 0600", own.Error, StringComparison.Ordinal);
        await machine.Run("weir gate install cron --user root");
        Assert.Equal(Without(before, "good"), Without(await machine.Run(Look), "good"));

        // cron agrees about each of them.
        await machine.StartCron();
        await machine.Until("ls /run", text => text.Contains("ran-good", StringComparison.Ordinal));
        Assert.Equal("/run/ran-good\n", await machine.Run("ls -d /run/ran-*"));

        await machine.Run("weir gate remove cron");
        Assert.Equal(before, await machine.Run(Look));
    }

    private static string Without(string look, string name)
    {
        var lines = look.Split('\n');
        var at = Array.FindIndex(lines, line => line.StartsWith(name + " ", StringComparison.Ordinal));
        return string.Join('\n', lines.Where((_, i) => i != at && i != at + 1));
    }
}
