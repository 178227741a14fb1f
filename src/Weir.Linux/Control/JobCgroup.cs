using System.Buffers.Text;
using System.Globalization;

namespace Weir.Linux;

/// <summary>
/// One job's control group, with the groups that the job may have made in it. Only who may write to it puts processes there: what is
/// in it is the job. What is refused is told as <see langword="false"/> or <see langword="null"/>.
/// </summary>
/// <param name="path">Its folder.</param>
public sealed class JobCgroup(string path)
{
    private const int FreezeLooks = 20,
        FreezeMilliseconds = 5;

    /// <summary>Its folder.</summary>
    public string Path { get; } = path;

    /// <summary>Whether any process is in it, or <see langword="null"/> where the group is gone.</summary>
    public bool? IsPopulated => Value("cgroup.events", "populated "u8) is { } number ? number != 0 : null;

    /// <summary>Processor time of all that ran in it, ended ones included.</summary>
    public long? CpuMicroseconds => Value("cpu.stat", "usage_usec "u8);

    /// <summary>The most memory that it had at once; <see langword="null"/> where no controller counts memory.</summary>
    public long? PeakKibibytes => Value("memory.peak", default) is { } bytes ? bytes / 1024 : null;

    /// <summary>
    /// Moves a process into it; <see langword="false"/> where it has ended or may not be moved. The system moves by the id: where the
    /// process ends meanwhile it may be another's, and what was moved is put back.
    /// </summary>
    public bool TryMove(ProcessHandle process)
    {
        if (process.ProcessId <= 0 || process.HasEnded() || !TryAdd(process.ProcessId))
        {
            return false;
        }

        if (!process.HasEnded())
        {
            return true;
        }

        MoveBack();
        return false;
    }

    /// <summary>Makes a group within it, or takes the one that is there; <see langword="null"/> where that is refused.</summary>
    public JobCgroup? TryMakeInner(string name)
    {
        try
        {
            return new JobCgroup(Directory.CreateDirectory(System.IO.Path.Join(Path, name)).FullName);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Moves a process into it by its id: one's own, or a child that nobody has waited for.</summary>
    public bool TryAdd(int processId) => TryWrite("cgroup.procs", processId.ToString(CultureInfo.InvariantCulture));

    /// <summary>Kills all that is in it.</summary>
    public bool TryKill() => TryWrite("cgroup.kill", "1") || SignalOthers(null, Signals.Kill) > 0;

    /// <summary>
    /// Kills all that is in it but one, which stands over the others. They stand still meanwhile, so that none makes new ones; where
    /// the kernel has no freezer the caller comes again. How many were killed.
    /// </summary>
    public int KillOthers(ProcessHandle one)
    {
        var freezes = TryFreeze(true);
        try
        {
            for (var look = 0; freezes && look < FreezeLooks && IsFrozen != true; look++)
            {
                one.Wait(FreezeMilliseconds);
            }

            return SignalOthers(one, Signals.Kill);
        }
        finally
        {
            if (freezes)
            {
                TryFreeze(false);
            }
        }
    }

    /// <summary>Sends a signal to every process in it but one; how many took it.</summary>
    public int SignalOthers(ProcessHandle? one, int signal)
    {
        var spared = one is null || one.HasEnded() ? 0 : one.ProcessId;
        List<ProcessHandle> members = [];
        try
        {
            foreach (var id in Processes())
            {
                if (id != spared && TryOpen(id) is { } member)
                {
                    members.Add(member);
                }
            }

            // Whoever is in the group now and was opened before is a member, and not another process with a member's old id.
            var now = Processes().ToHashSet();
            return members.Count(member => now.Contains(member.ProcessId) && member.TrySignal(signal));
        }
        finally
        {
            members.ForEach(member => member.Dispose());
        }
    }

    /// <summary>Stops all that is in it, or lets it go on; done once <see cref="IsFrozen"/> says so.</summary>
    public bool TryFreeze(bool frozen) => TryWrite("cgroup.freeze", frozen ? "1" : "0");

    /// <summary>Whether everything in it stands still, or <see langword="null"/> where the kernel does not say.</summary>
    public bool? IsFrozen => Value("cgroup.events", "frozen "u8) is { } number ? number != 0 : null;

    /// <summary>The processes in it.</summary>
    public IReadOnlyList<int> Processes()
    {
        List<int> processes = [];
        foreach (var folder in Folders())
        {
            try
            {
                processes.AddRange(
                    File.ReadLines(System.IO.Path.Join(folder, "cgroup.procs"))
                        .Select(line => int.Parse(line, CultureInfo.InvariantCulture))
                        .Where(id => id > 0)
                );
            }
            catch (IOException)
            {
                // The group is gone, and with it all its processes; or it is one of threads, whose processes the group above names.
                continue;
            }
        }

        return processes;
    }

    /// <summary>Removes it, with the groups in it; <see langword="false"/> while it is populated.</summary>
    public bool TryRemove()
    {
        try
        {
            Directory.Delete(Path);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return IsPopulated == false && TryRemoveInner() && !Directory.Exists(Path);
        }
    }

    // The lowest first: only an empty folder goes.
    private bool TryRemoveInner()
    {
        try
        {
            foreach (var folder in Enumerable.Reverse(Folders()))
            {
                Directory.Delete(folder);
            }

            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // A folder stands before those in it.
    private List<string> Folders()
    {
        List<string> folders = [Path];
        for (var i = 0; i < folders.Count; i++)
        {
            try
            {
                folders.AddRange(Directory.EnumerateDirectories(folders[i]));
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                // Gone between two looks.
                continue;
            }
        }

        return folders;
    }

    // To where its parent is, as a process that was just made is; else to the top, where nothing is done to it.
    private void MoveBack()
    {
        var mount = Cgroups.MountIn(File.ReadLines("/proc/self/mountinfo")) ?? "";
        foreach (var id in Processes())
        {
            var parent = ProcessInfo.TryPlace(id, out var parentId, out _, out _) ? Cgroups.OwnIn(Lines($"/proc/{parentId}/cgroup")) : "/";
            var home = new JobCgroup(System.IO.Path.Join(mount, parent));
            if (home.Path == Path || !home.TryAdd(id))
            {
                new JobCgroup(mount).TryAdd(id);
            }
        }
    }

    private static string[] Lines(string file) =>
        System.Text.Encoding.UTF8.GetString(ProcessBytes.ReadFile(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static ProcessHandle? TryOpen(int id)
    {
        try
        {
            return ProcessHandle.Open(id);
        }
        catch (LinuxException shortage) when (Errno.IsShortage(shortage.ErrorNumber))
        {
            // Out of descriptors: the caller comes again for those that are left.
            return null;
        }
    }

    private long? Value(string file, ReadOnlySpan<byte> key)
    {
        ReadOnlySpan<byte> rest = ProcessBytes.ReadFile($"{Path}/{file}");
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (line.StartsWith(key))
            {
                return Utf8Parser.TryParse(line[key.Length..], out long value, out _) ? value : null;
            }
        }

        return null;
    }

    private bool TryWrite(string file, string text)
    {
        try
        {
            using var handle = File.OpenHandle(System.IO.Path.Join(Path, file), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            RandomAccess.Write(handle, System.Text.Encoding.ASCII.GetBytes(text), 0);
            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
