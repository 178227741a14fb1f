namespace Weir.Linux.Tests;

public sealed class CgroupsTests
{
    [Fact]
    public void The_mount_is_found_plain_and_beside_version_1()
    {
        Assert.Equal("/sys/fs/cgroup", Cgroups.MountIn(["24 1 0:22 / /proc rw - proc proc rw", "30 23 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw"]));
        Assert.Equal("/sys/fs/cgroup/uni fied", Cgroups.MountIn(["40 30 0:31 / /sys/fs/cgroup/uni\\040fied rw shared:9 - cgroup2 cgroup rw"]));
        Assert.Null(Cgroups.MountIn(["31 30 0:27 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu"]));
    }

    [Fact]
    public void The_own_group_is_that_of_version_2() =>
        Assert.Equal("/user.slice/a", Cgroups.OwnIn(["9:memory:/x", "0::/user.slice/a"]));

    [Fact]
    public void A_job_in_its_group_is_counted_killed_and_its_group_removed()
    {
        var group = Cgroups.Find()?.Create($"test-{Environment.ProcessId}");
        Assert.SkipWhen(group is null, "no control group may be made here");
        // Its own child must not be made before it is in the group, or nobody would end that one.
        var child = Spawned.Shell($"until grep -q test-{Environment.ProcessId} /proc/self/cgroup; do :; done; while :; do :; done & wait");
        Assert.True(group.TryAdd(child));
        Assert.Contains(child, group.Processes());
        Assert.True(group.IsPopulated);
        Assert.False(group.TryRemove());
        foreach (var process in group.Processes())
        {
            Signals.TrySend(process, Signals.Kill);
        }

        Assert.Equal(Signals.Kill, Spawned.End(child).Signal);
        Assert.NotNull(group.CpuMicroseconds);
        // A child made between the look and the kill belongs to the group yet.
        while (!group.TryRemove())
        {
            group.Signal(Signals.Kill);
        }

        Assert.Null(group.IsPopulated);
    }
}
