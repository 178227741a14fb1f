using System.Text.Json;
using Weir.EndToEnd.Tests.Harness;
using Weir.Protocol;

namespace Weir.EndToEnd.Tests.Cron;

/// <summary>An ordinary user's own Weir and own crontab; the machine's cron runs the jobs.</summary>
public sealed class OwnCrontabTests
{
    private const int Nobody = 65534;

    [Fact]
    public async Task An_ordinary_users_own_crontab_passes_that_users_gate_and_comes_back_byte_for_byte()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root, to be another user");
        await using var machine = await PrivateMachine.StartAsync();
        await using var up = await WeirUp.StartAsAsync(Nobody, machine.Prefix);
        var root = new Commands(new Dictionary<string, string> { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" }, machine.Prefix);
        var ran = Path.Combine(up.Folder, "ran");
        (await up.Commands.RunWithInput($"# weir: MINE\n@reboot id -un > {ran}; exit 4\n", "crontab", "-")).Succeeded();
        var before = (await up.Commands.Run("crontab", "-l")).Succeeded();

        (await up.Weir("rule", "add", "--name", "MINE", "--type", "track")).Succeeded();
        (await up.Weir("gate", "install", "cron")).Succeeded();
        (await up.Weir("gate", "start", "cron")).Succeeded();
        var others = await up.Weir("gate", "install", "cron", "--user", "root");
        (await root.Shell("rm -f /run/crond.reboot /run/crond.pid")).Succeeded();
        using var cron = root.Start("cron", "-f");
        try
        {
            await up.Until(
                output => Find(output) is { State: "Failed", ExitCode: 4, Way: "cron", User: "nobody" },
                "jobs",
                "--name",
                "MINE",
                "--json"
            );
        }
        finally
        {
            cron.Kill();
            await cron.WaitForExitAsync(CancellationToken.None);
        }

        Assert.Equal("nobody\n", await File.ReadAllTextAsync(ran, TestContext.Current.CancellationToken));
        Assert.Equal(1, others.Status);
        Assert.Contains("nobody's crontab only", others.Error, StringComparison.Ordinal);
        Assert.NotEqual(before, (await up.Commands.Run("crontab", "-l")).Succeeded());
        (await up.Weir("gate", "remove", "cron")).Succeeded();
        Assert.Equal(before, (await up.Commands.Run("crontab", "-l")).Succeeded());
    }

    private static Protocol.Jobs.JobView? Find(string json) =>
        json.StartsWith('{') && JsonSerializer.Deserialize(json, WeirJson.Default.JobPage)!.Items is [var job, ..] ? job : null;
}
