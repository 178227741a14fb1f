using Weir.Linux;

namespace Weir.Host;

/// <summary>Takes a lock that a killed host may have left with a process it was just starting.</summary>
internal static class HeldLock
{
    /// <summary>The lock, with a note for those who look at it, or <see langword="null"/> where a living process has it.</summary>
    /// <exception cref="LinuxException">The file cannot be opened.</exception>
    public static FileLock? TryHold(string path, string? note = null)
    {
        // Where a host is killed while it starts a process, that process has the lock too, until it becomes its program.
        const int MostMilliseconds = 5000,
            PauseMilliseconds = 5;
        var until = Environment.TickCount64 + MostMilliseconds;
        while (true)
        {
            if (FileLock.TryHold(path, note) is { } held)
            {
                return held;
            }

            if ((FileLock.HolderOf(path) is { } holder && Directory.Exists($"/proc/{holder}")) || Environment.TickCount64 > until)
            {
                return null;
            }

            Pause.For(PauseMilliseconds);
        }
    }
}
