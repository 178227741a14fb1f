using Weir.Linux;

namespace Weir.Cli.Probes;

/// <summary>Control groups: jobs are kept together, stopped, ended and measured by them. A process of our own shows what works.</summary>
internal static class CgroupProbes
{
    private const int PatienceMilliseconds = 2000;
    private const int StepMilliseconds = 5;
    private const int KillSignal = 9;

    public static IEnumerable<Finding> Run()
    {
        if (Cgroups.Find() is not { } groups)
        {
            var mounted = File.ReadLines("/proc/self/mounts").Any(l => l.Split(' ') is { Length: > 2 } f && f[2] == "cgroup2");
            yield return new(
                "cgroup v2",
                Finding.Limited,
                mounted
                    ? "mounted, but no group can be made here: a job's stray processes are not kept together; run as root, or delegate a group"
                    : "not mounted: a job's stray processes are not kept together; see mount -t cgroup2"
            );
            yield break;
        }

        var name = $"doctor-{Environment.ProcessId}";
        if (groups.Create(name) is not { } group)
        {
            yield return new("cgroup v2", Finding.Limited, $"no group can be made in {groups.Root}");
            yield break;
        }

        foreach (var finding in Exercise(groups, group))
        {
            yield return finding;
        }

        yield return CpuCeilings();
    }

    private static IEnumerable<Finding> Exercise(Cgroups groups, JobCgroup group)
    {
        var process = Spawner.Spawn("/bin/sleep", ["sleep"u8.ToArray(), "60"u8.ToArray()], [], [], newSession: true);
        using var handle = ProcessHandle.Open(process)!;
        try
        {
            if (!group.TryAdd(process))
            {
                yield return new("cgroup v2", Finding.Limited, $"a group was made in {groups.Root}, but no process can be put into it");
                yield break;
            }

            yield return new("cgroup v2", Finding.Ok, $"a process was put into a group of {groups.Root}");
            var cpu = group.CpuMicroseconds is not null;
            yield return new(
                "cgroup times",
                cpu ? Finding.Ok : Finding.Limited,
                cpu ? "processor time of a whole job is known" : "no usage_usec in cpu.stat: only what the job's own processes say"
            );
            var frozen = group.TryFreeze(true) && Until(handle, () => group.IsFrozen is true);
            var thawed = group.TryFreeze(false) && Until(handle, () => group.IsFrozen is false);
            yield return new(
                "cgroup freeze",
                frozen && thawed ? Finding.Ok : Finding.Limited,
                frozen && thawed
                    ? "a whole job was stopped and went on"
                    : "a group could not be stopped: weir stops a job's processes one by one"
            );
            var killed = group.TryKill() && handle.Wait(PatienceMilliseconds);
            yield return new(
                "cgroup kill",
                killed ? Finding.Ok : Finding.Limited,
                killed ? "a whole job was ended at once" : "no cgroup.kill (Linux 5.14 has it): processes are ended one by one"
            );
        }
        finally
        {
            handle.TrySignal(KillSignal);
            handle.Wait(PatienceMilliseconds);
            Spawner.Reap(process);
            Until(handle, group.TryRemove);
        }
    }

    // Waits a little between looks by waiting for the process's end, which does not come.
    private static bool Until(ProcessHandle process, Func<bool> condition)
    {
        for (var waited = 0; waited < PatienceMilliseconds; waited += StepMilliseconds)
        {
            if (condition())
            {
                return true;
            }

            process.Wait(StepMilliseconds);
        }

        return condition();
    }

    private static Finding CpuCeilings()
    {
        var mounts = File.ReadLines("/proc/self/mounts").Select(l => l.Split(' ')).Where(f => f.Length > 3).ToList();
        var v2 = mounts
            .Where(f => f[2] == "cgroup2")
            .Select(f => f[1] + "/cgroup.controllers")
            .Any(p => File.Exists(p) && File.ReadAllText(p).Split(' ', '\n').Contains("cpu"));
        var v1 = mounts.Any(f => f[2] == "cgroup" && f[3].Split(',').Contains("cpu"));
        return new(
            "cpu ceilings",
            v1 || v2 ? Finding.Ok : Finding.Limited,
            v2 ? "cpu controller of v2"
                : v1 ? "cpu controller of v1"
                : "no cpu controller: subsystems have no ceilings"
        );
    }
}
