using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>Each kind of harm on SQLite, against one checker.</summary>
public sealed class FaultTests
{
    [Fact]
    public Task Killed_hosts() => Ordeal.SufferAsync(new KillHost());

    [Fact]
    public Task Killed_shepherds() => Ordeal.SufferAsync(new KillShepherds());

    [Fact]
    public Task Killed_waiters() => Ordeal.SufferAsync(new KillWaiters());

    [Fact]
    public Task Killed_jobs() => Ordeal.SufferAsync(new KillJobs());

    [Fact]
    public Task Removed_folders() => Ordeal.SufferAsync(new RemovedFolders());

    [Theory]
    [InlineData("full")]
    [InlineData("aborted")]
    public async Task Harmed_disks(string harm)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        using var folder = new TemporaryFolder();
        await using var machine = await PrivateMachine.StartAsync();
        ISmallDisk disk = harm == "full" ? new FullDisk(machine) : new AbortedDisk(machine, Path.Combine(folder.Path, "image"));
        await disk.MountAsync();
        await using (var up = await WeirUp.StartAsync(machine.Prefix, "--data", $"{ISmallDisk.Place}/data"))
        {
            await using var night = await Night.StartAsync(up, mayRefuse: true);
            await Ordeal.SufferAsync(disk, night);
        }

        await disk.UnmountAsync();
    }

    [Fact]
    public Task Damaged_files() => Ordeal.SufferAsync(new DamagedFiles());

    [Fact]
    public Task Deleted_files() => Ordeal.SufferAsync(new DeletedFiles());

    [Fact]
    public Task Restores_in_every_state() => Ordeal.SufferAsync(new RestoreInEveryState());

    [Fact]
    public Task Fuzzed_facts() => Ordeal.SufferAsync(new FuzzedFacts());

    [Fact]
    public async Task Fuzzed_orders()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "link.sock");
        await using var server = await WeirServer.StartAsync();
        await using var link = new FuzzingLink(path, server.Socket);
        await using var agent = await WeirUp.StartAgentAsync($"unix:{path}");
        await using var night = await Night.StartAsync(agent);
        await Ordeal.SufferAsync(new FuzzedOrders(link), night);
    }

    [Fact]
    public Task Load_with_purge() => Ordeal.SufferAsync(new LoadWithPurge());
}
