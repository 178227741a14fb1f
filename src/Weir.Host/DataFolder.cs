using Weir.Linux;

namespace Weir.Host;

/// <summary>The folder that holds everything, locked for as long as the host runs.</summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly FileLock _lock;

    private DataFolder(FileLock held) => _lock = held;

    public static DataFolder Take(string path)
    {
        try
        {
            Directory.CreateDirectory(path, Passable);
            File.SetUnixFileMode(path, Passable);
            var jobs = Path.Join(path, "jobs");
            Directory.CreateDirectory(jobs, Passable);
            File.SetUnixFileMode(jobs, Passable);
            return new DataFolder(Hold(Path.Join(path, "lock")) ?? throw new StartException(
                $"{path} is in use by another weir{(FileLock.HolderOf(Path.Join(path, "lock")) is { } holder ? $" (process {holder})" : "")}: stop that one, or choose another folder with --data"));
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException or LinuxException)
        {
            throw new StartException($"{path} cannot hold the data: {refusal.Message}; choose another folder with --data");
        }
    }

    // Where a host is killed while it starts a process, that process has the lock too, until it becomes its program.
    private static FileLock? Hold(string path)
    {
        const int MostMilliseconds = 5000, PauseMilliseconds = 5;
        var until = Environment.TickCount64 + MostMilliseconds;
        while (true)
        {
            if (FileLock.TryHold(path) is { } held)
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

    /// <summary>A database's path; the file is there and nobody else may read it before anything is written to it.</summary>
    public static string Database(string path)
    {
        using (new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, UnixCreateMode = Private, Share = FileShare.ReadWrite }))
        {
            File.SetUnixFileMode(path, Private);
        }

        return path;
    }

    public void Dispose() => _lock.Dispose();
}
