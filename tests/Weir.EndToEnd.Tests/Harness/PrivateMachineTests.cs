namespace Weir.EndToEnd.Tests.Harness;

public sealed class PrivateMachineTests
{
    [Fact]
    public async Task What_is_written_in_a_private_machine_is_not_seen_outside()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        var name = $"weir-{Guid.NewGuid():N}";
        await using var machine = await PrivateMachine.StartAsync();
        var inside = new Commands(new Dictionary<string, string> { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" }, machine.Prefix);

        (await inside.Shell($"echo x > /etc/cron.d/{name}; echo y > /run/{name}; echo z > /var/spool/{name}")).Succeeded();

        Assert.Equal("x\n", (await inside.Shell($"cat /etc/cron.d/{name}")).Output);
        Assert.False(File.Exists($"/etc/cron.d/{name}"));
        Assert.False(File.Exists($"/run/{name}"));
        Assert.False(File.Exists($"/var/spool/{name}"));
    }

    [Fact]
    public async Task Real_cron_runs_there_at_once_what_stands_at_reboot()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        using var folder = new TemporaryFolder();
        await using var machine = await PrivateMachine.StartAsync();
        var inside = new Commands(new Dictionary<string, string> { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" }, machine.Prefix);
        (await inside.Shell($"echo '@reboot root id -un > {folder.Path}/ran' > /etc/cron.d/once; chmod 644 /etc/cron.d/once")).Succeeded();

        using var cron = inside.Start("cron", "-f");
        try
        {
            Assert.Equal(["root"], await Lines.Of(Path.Combine(folder.Path, "ran"), lines => lines.Count > 0, TimeSpan.FromMinutes(2)));
        }
        finally
        {
            cron.Kill();
        }
    }
}
