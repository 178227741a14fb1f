using System.Globalization;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>A stored submission is started, or done again, when its submitter has fewer rights than he had.</summary>
public sealed class RightsThatAreGoneTests
{
    [Fact]
    public async Task A_job_has_no_group_that_its_user_has_left_and_none_runs_for_an_account_that_is_closed()
    {
        await using var machine = await GateMachine.StartAsync();
        await machine.Run(
            "groupadd -g 4801 vault && groupadd -g 4802 stays && useradd -u 4800 -G vault,stays -s /usr/sbin/nologin leaver && useradd -u 4803 gone"
        );
        const string As = "setpriv --reuid=leaver --regid=leaver --init-groups --";
        var held = Number(await machine.Run($"cd / && {As} weir submit --hold -n HELD -- id -G"));
        var ended = Number(await machine.Run($"cd / && {As} weir submit --wait -n ENDED -- id -G"));
        var deleted = Number(
            await machine.Run("cd / && setpriv --reuid=gone --regid=gone --init-groups -- weir submit --hold -n GONE -- id -G")
        );
        Assert.Contains("4801", await machine.Run($"weir log {ended}"), StringComparison.Ordinal);

        await machine.Run("gpasswd -d leaver vault");
        await machine.Run($"weir release {held}");
        var again = Number(await machine.Run($"weir rerun {ended}"));

        foreach (var job in (int[])[held, again])
        {
            var groups = (await machine.Run($"weir log -f {job}")).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
            Assert.Contains("4802", groups);
            Assert.DoesNotContain("4801", groups);
        }

        await machine.Run("userdel gone");
        await machine.Run($"weir release {deleted}");
        await machine.Until(
            $"weir job {deleted} --json",
            text =>
                text.Contains("StartFailed", StringComparison.Ordinal)
                && text.Contains("the account gone (user id 4803) is deleted", StringComparison.Ordinal)
        );

        await machine.Run("usermod -p '!$6$abc$def' leaver");
        await RefusedAsync(machine, ended, "the account leaver is locked");
        await machine.Run("usermod -p '!' leaver && chage -E 2001-02-03 leaver");
        await RefusedAsync(machine, ended, "the account leaver expired on 2001-02-03");
        await machine.Run("chage -E -1 leaver");
        // An account without a password, and one whose shell lets nobody in, is a usual one for batch jobs.
        Assert.Contains(
            "4802",
            await machine.Run($"weir log -f {Number(await machine.Run($"weir rerun {ended}"))}"),
            StringComparison.Ordinal
        );
    }

    private static async Task RefusedAsync(GateMachine machine, int job, string reason)
    {
        var again = Number(await machine.Run($"weir rerun {job}"));
        await machine.Until(
            $"weir job {again} --json",
            text => text.Contains("StartFailed", StringComparison.Ordinal) && text.Contains(reason, StringComparison.Ordinal)
        );
        Assert.Equal("", (await machine.Up.Weir("log", again.ToString(CultureInfo.InvariantCulture))).Output);
    }

    private static int Number(string output) => int.Parse(output.Trim(), CultureInfo.InvariantCulture);
}
