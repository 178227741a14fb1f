using System.Text;

namespace Weir.Linux.Tests;

/// <summary>A program that was spawned with its output in a file.</summary>
internal static class Spawned
{
    public static List<byte[]> Words(params IEnumerable<string> words) => [.. words.Select(Encoding.UTF8.GetBytes)];

    public static int Shell(string line, IReadOnlyList<(int Ours, int Childs)>? descriptors = null) =>
        Spawner.Spawn("/bin/sh", Words("sh", "-c", line), Words("PATH=/usr/bin:/bin"), descriptors ?? [], newSession: true);

    public static ExitStatus End(int process)
    {
        using var handle = ProcessHandle.Open(process);
        Assert.True(handle?.Wait(30_000));
        return Spawner.Reap(process) ?? throw new InvalidOperationException("it has no status");
    }
}
