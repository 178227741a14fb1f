using System.Security.Cryptography;
using System.Text;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Agent.Running;

/// <summary>The jobs' folders and control groups on this machine.</summary>
internal sealed class JobFolders(AgentOptions options, Cgroups? cgroups)
{
    // Two agents on one machine, each with its data, both have a job 000000001: neither may kill or remove the other's group.
    private readonly string _agent = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(options.Data)))[..4]);

    /// <summary>The group that may read the jobs' files; <see langword="null"/>: the user's own.</summary>
    public uint? FilesGroup { get; } = UserAccounts.FindGroup("weir");

    public string PathOf(TrackingNumber number) => Path.Join(options.Jobs, number.ToString());

    /// <summary>The control group that a job of this number has or will have; <see langword="null"/> where there are none.</summary>
    public string? CgroupOf(TrackingNumber number) => cgroups is null ? null : Path.Join(cgroups.Root, GroupName(number));

    public static bool? HasProcesses(string? cgroup) => cgroup is null ? null : new JobCgroup(cgroup).IsPopulated;

    /// <summary>Makes folder and control group, or takes those that are there.</summary>
    /// <exception cref="LinuxException">The folder cannot be made.</exception>
    public (string Folder, string? Cgroup) Prepare(TrackingNumber number, Submitter submitter)
    {
        var folder = PathOf(number);
        JobFolder.Create(folder, submitter.UserId, FilesGroup ?? submitter.GroupId);
        return (folder, cgroups?.Create(GroupName(number))?.Path);
    }

    /// <summary>Makes a folder for a job that has no number; it is purged with the others.</summary>
    public string PrepareUntracked(Guid key, Submitter submitter)
    {
        var parent = Path.Join(options.Data, "untracked");
        Directory.CreateDirectory(parent);
        var folder = Path.Join(parent, key.ToString("N"));
        JobFolder.Create(folder, submitter.UserId, FilesGroup ?? submitter.GroupId);
        return folder;
    }

    /// <summary>Removes a job's folder with all in it; links in it are removed, not followed.</summary>
    public void Remove(TrackingNumber number)
    {
        var folder = PathOf(number);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Removes folders of untracked jobs that were made before a time.</summary>
    public void RemoveUntracked(DateTimeOffset before)
    {
        var parent = new DirectoryInfo(Path.Join(options.Data, "untracked"));
        if (!parent.Exists)
        {
            return;
        }

        foreach (var folder in parent.EnumerateDirectories().Where(folder => folder.LastWriteTimeUtc < before.UtcDateTime))
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Removes the control group of a job that is over; one that still has processes stays until they are gone.</summary>
    public static void Release(string? cgroup)
    {
        if (cgroup is not null)
        {
            _ = new JobCgroup(cgroup).TryRemove();
        }
    }

    private string GroupName(TrackingNumber number) => $"{number}-{_agent}";
}
