namespace Weir.Cli.Probes;

/// <summary>Control groups: jobs are kept together, frozen, ended and measured by them.</summary>
internal static class CgroupProbes
{
    public static IEnumerable<Finding> Run()
    {
        var mount = File.ReadLines("/proc/self/mounts").Select(l => l.Split(' ')).FirstOrDefault(f => f.Length > 2 && f[2] == "cgroup2");
        if (mount is null)
        {
            yield return new("cgroup v2", Finding.No, "not mounted: a job's processes cannot be kept together; see mount -t cgroup2");
            yield break;
        }

        var own = File.ReadLines("/proc/self/cgroup").FirstOrDefault(l => l.StartsWith("0::", StringComparison.Ordinal))?[3..] ?? "/";
        var folder = Path.Combine(mount[1] + own.TrimEnd('/'), $"weir-doctor-{Environment.ProcessId}");
        string? refusal = null;
        bool kill = false, freeze = false;
        try
        {
            Directory.CreateDirectory(folder);
            kill = File.Exists(folder + "/cgroup.kill");
            freeze = File.Exists(folder + "/cgroup.freeze");
            Directory.Delete(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            refusal = e.Message;
        }

        if (refusal is not null)
        {
            yield return new("cgroup v2", Finding.Limited, $"{mount[1]} is mounted, but no group can be made in {own}: {refusal}");
            yield break;
        }

        yield return new("cgroup v2", Finding.Ok, $"writable below {mount[1]}{own}");
        yield return new("cgroup kill", kill ? Finding.Ok : Finding.Limited, kill ? "a whole job can be ended at once" : "the kernel has no cgroup.kill (5.14 has): processes are ended one by one");
        yield return new("cgroup freeze", freeze ? Finding.Ok : Finding.Limited, freeze ? "a whole job can be stopped" : "the kernel has no cgroup.freeze");
        var v1 = File.ReadLines("/proc/self/mounts").Any(l => l.Split(' ') is { Length: > 3 } f && f[2] == "cgroup" && f[3].Split(',').Contains("cpu"));
        var v2 = File.Exists(mount[1] + "/cgroup.controllers") && File.ReadAllText(mount[1] + "/cgroup.controllers").Split(' ', '\n').Contains("cpu");
        yield return new("cpu ceilings", v1 || v2 ? Finding.Ok : Finding.Limited, v2 ? "cpu controller of v2" : v1 ? "cpu controller of v1" : "no cpu controller: subsystems have no ceilings");
    }
}
