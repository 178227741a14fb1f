using System.Globalization;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>What the kernel says of a process.</summary>
public static class ProcessState
{
    /// <summary>Whether it is stopped by a signal.</summary>
    public static bool IsStopped(int processId) => LetterOf(processId) == (byte)'T';

    /// <summary>How many threads this process has; 0 where the system does not say.</summary>
    public static int ThreadCount()
    {
        // A folder has a link from itself, one from above and one from each folder in it: here one for each thread.
        const int Fixed = 2;
        return Math.Max(0, (int)FileOwner.LinksOf("/proc/self/task"u8) - Fixed);
    }

    /// <summary>Whether this process is the first of its session.</summary>
    public static bool LeadsSession() => Libc.Session(0) == Libc.ProcessId();

    /// <summary>Whether this is the first process of its machine or container, to which all orphans fall.</summary>
    public static bool ReapsOrphans() => Libc.ProcessId() == 1;

    private static byte LetterOf(int processId)
    {
        var stat = ProcessBytes.ReadFile(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
        // The program's name, in parentheses, may itself hold any characters.
        var end = stat.AsSpan().LastIndexOf((byte)')');
        return end >= 0 && end + 2 < stat.Length ? stat[end + 2] : (byte)0;
    }
}
