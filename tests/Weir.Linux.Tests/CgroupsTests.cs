namespace Weir.Linux.Tests;

public sealed class CgroupsTests
{
    [Fact]
    public void The_mount_is_found_plain_and_beside_version_1()
    {
        Assert.Equal(
            "/sys/fs/cgroup",
            Cgroups.MountIn(["24 1 0:22 / /proc rw - proc proc rw", "30 23 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw"])
        );
        Assert.Equal(
            "/sys/fs/cgroup/uni fied",
            Cgroups.MountIn(["40 30 0:31 / /sys/fs/cgroup/uni\\040fied rw shared:9 - cgroup2 cgroup rw"])
        );
        Assert.Null(Cgroups.MountIn(["31 30 0:27 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu"]));
    }

    [Fact]
    public void The_own_group_is_that_of_version_2() => Assert.Equal("/user.slice/a", Cgroups.OwnIn(["9:memory:/x", "0::/user.slice/a"]));

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
            group.SignalOthers(null, Signals.Kill);
        }

        Assert.Null(group.IsPopulated);
    }

    [Fact]
    public void All_but_the_one_over_them_are_killed_however_many_they_become()
    {
        var group = Cgroups.Find()?.Create($"test-others-{Environment.ProcessId}");
        Assert.SkipWhen(group is null, "no control group may be made here");
        // It makes children without end, each of which ignores every signal that can be ignored.
        var over = Spawned.Shell(
            $"until grep -q test-others /proc/self/cgroup; do :; done; trap '' TERM HUP INT; while [ -d {group.Path} ]; do (exec sleep 60) & (trap '' TERM; sleep 60) & sleep 0.01; done"
        );
        using var handle = ProcessHandle.Open(over)!;
        Assert.True(group.TryMove(handle));
        Assert.True(SpinWait.SpinUntil(() => group.Processes().Count > 4, TimeSpan.FromSeconds(30)));

        Assert.True(group.KillOthers(handle) > 0);
        Assert.False(handle.HasEnded());
        Assert.True(group.TryKill());
        Assert.Equal(Signals.Kill, Spawned.End(over).Signal);
        Assert.True(SpinWait.SpinUntil(group.TryRemove, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void A_process_that_has_ended_is_moved_nowhere_though_another_may_have_its_id()
    {
        var group = Cgroups.Find()?.Create($"test-ended-{Environment.ProcessId}");
        Assert.SkipWhen(group is null, "no control group may be made here");
        var child = Spawned.Shell("exit 0");
        using var handle = ProcessHandle.Open(child)!;
        Spawned.End(child);

        Assert.False(group.TryMove(handle));
        Assert.Empty(group.Processes());
        Assert.True(group.TryRemove());
    }

    [Fact]
    public void A_group_goes_with_the_groups_that_its_job_made_in_it()
    {
        var group = Cgroups.Find()?.Create($"test-inner-{Environment.ProcessId}");
        Assert.SkipWhen(group is null, "no control group may be made here");
        var inner = new JobCgroup(Directory.CreateDirectory(Path.Join(group.Path, "a", "b")).FullName);
        var child = Spawned.Shell("exec sleep 60");
        Assert.True(inner.TryAdd(child));
        Assert.Contains(child, group.Processes());
        Assert.False(group.TryRemove());

        Assert.Equal(1, group.SignalOthers(null, Signals.Kill));
        Assert.Equal(Signals.Kill, Spawned.End(child).Signal);
        Assert.True(SpinWait.SpinUntil(group.TryRemove, TimeSpan.FromSeconds(30)));
        Assert.False(Directory.Exists(group.Path));
    }
}
