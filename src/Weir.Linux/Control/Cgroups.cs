using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>The machine's unified control groups, where this process may make groups for jobs.</summary>
public sealed class Cgroups
{
    private Cgroups(string root) => Root = root;

    /// <summary>The folder under which jobs get their groups.</summary>
    public string Root { get; }

    /// <summary>
    /// Finds the mounted cgroup version 2 (plain, or beside version 1) and the place below it where this process may make
    /// groups: <c>weir</c> at the top, else <c>weir</c> in its own, delegated group. <see langword="null"/> where neither may be.
    /// </summary>
    public static Cgroups? Find() => Find("/proc/self/mountinfo", "/proc/self/cgroup");

    internal static Cgroups? Find(string mountInfo, string own)
    {
        if (MountIn(File.ReadLines(mountInfo)) is not { } mount)
        {
            return null;
        }

        foreach (var root in new[] { Path.Join(mount, "weir"), Path.Join(mount, OwnIn(File.ReadLines(own)), "weir") })
        {
            if (MayUse(root))
            {
                return new Cgroups(root);
            }
        }

        return null;
    }

    /// <summary>Makes a job's group; <see langword="null"/> where that is refused.</summary>
    public JobCgroup? Create(string name)
    {
        var path = Path.Join(Root, name);
        return TryCreate(path) ? new JobCgroup(path) : null;
    }

    /// <summary>The group of a job, or <see langword="null"/> where there is none.</summary>
    public JobCgroup? Open(string name) => Directory.Exists(Path.Join(Root, name)) ? new JobCgroup(Path.Join(Root, name)) : null;

    internal static string? MountIn(IEnumerable<string> mountInfo) => CgroupMounts.Version2(mountInfo);

    internal static string OwnIn(IEnumerable<string> cgroup)
    {
        foreach (var line in cgroup)
        {
            if (line.StartsWith("0::", StringComparison.Ordinal))
            {
                return line[3..];
            }
        }

        return "/";
    }

    private static bool MayUse(string root) => TryCreate(root) && MayWrite(Path.Join(root, "cgroup.procs"));

    private static unsafe bool MayWrite(string path)
    {
        fixed (byte* name = NativePath.Encode(path))
        {
            const int Write = 2;
            return Libc.EffectiveAccess(name, Write) == 0;
        }
    }

    private static bool TryCreate(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
