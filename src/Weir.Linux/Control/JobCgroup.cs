using System.Buffers.Text;
using System.Globalization;

namespace Weir.Linux;

/// <summary>One job's control group. What is refused is told as <see langword="false"/> or <see langword="null"/>.</summary>
/// <param name="path">Its folder.</param>
public sealed class JobCgroup(string path)
{
    /// <summary>Its folder.</summary>
    public string Path { get; } = path;

    /// <summary>Whether any process is in it, or <see langword="null"/> where the group is gone.</summary>
    public bool? IsPopulated => Value("cgroup.events", "populated "u8) is { } number ? number != 0 : null;

    /// <summary>Processor time of all that ran in it, ended ones included.</summary>
    public long? CpuMicroseconds => Value("cpu.stat", "usage_usec "u8);

    /// <summary>Moves a process into it.</summary>
    public bool TryAdd(int processId) => TryWrite("cgroup.procs", processId.ToString(CultureInfo.InvariantCulture));

    /// <summary>Kills all that is in it.</summary>
    public bool TryKill() => TryWrite("cgroup.kill", "1");

    /// <summary>Stops all that is in it, or lets it go on; done once <see cref="IsFrozen"/> says so.</summary>
    public bool TryFreeze(bool frozen) => TryWrite("cgroup.freeze", frozen ? "1" : "0");

    /// <summary>Whether everything in it stands still, or <see langword="null"/> where the kernel does not say.</summary>
    public bool? IsFrozen => Value("cgroup.events", "frozen "u8) is { } number ? number != 0 : null;

    /// <summary>The processes in it.</summary>
    public IReadOnlyList<int> Processes()
    {
        try
        {
            return [.. File.ReadLines(System.IO.Path.Join(Path, "cgroup.procs")).Select(line => int.Parse(line, CultureInfo.InvariantCulture)).Where(id => id > 0)];
        }
        catch (IOException)
        {
            // The group is gone, and with it all its processes.
            return [];
        }
    }

    /// <summary>Sends a signal to every process in it; how many took it.</summary>
    public int Signal(int signal) => Processes().Count(process => Signals.TrySend(process, signal));

    /// <summary>Removes it; <see langword="false"/> while it is populated.</summary>
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
            return false;
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
