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
            var file = Path.Join(path, "lock");
            return new DataFolder(HeldLock.TryHold(file) ?? throw new StartException(
                $"another Weir{(FileLock.HolderOf(file) is { } holder ? $" (pid {holder})" : "")} has {path}: stop that one, or choose another folder with --data"));
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException or LinuxException)
        {
            throw new StartException($"{path} cannot hold the data ({Plain.Of(refusal)}): choose another folder with --data");
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
