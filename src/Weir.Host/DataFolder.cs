using Weir.Linux;

namespace Weir.Host;

/// <summary>The folder that holds everything, locked for as long as the host runs.</summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode Passable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly FileLock _lock;

    private DataFolder(FileLock held) => _lock = held;

    public static DataFolder Lock(string path)
    {
        try
        {
            Directory.CreateDirectory(path, Passable);
            const uint PassableBits = 0x1C9;
            using (var folder = FolderPath.Open(path))
            {
                // Who owns the folder can put anything in the place of what is in it.
                if (folder.Facts.Owner is var owner && owner != 0 && owner != UserAccounts.CurrentUserId)
                {
                    throw new StartException($"{path} belongs to {UserAccounts.NameOf(owner)}: choose a folder of your own with --data");
                }

                folder.ChangeMode(PassableBits);
                folder.CreateFolder("jobs", PassableBits).Dispose();
            }

            var file = Path.Join(path, "lock");
            var held =
                HeldLock.TryHold(file)
                ?? throw new StartException(
                    $"another Weir{(FileLock.HolderOf(file) is { } holder ? $" (pid {holder})" : "")} has {path}: stop that one, or choose another folder with --data"
                );
            // Of a backup that was being written when its host was killed.
            foreach (var unfinished in Directory.EnumerateFiles(path, "*.db.*.part*"))
            {
                File.Delete(unfinished);
            }

            return new DataFolder(held);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException or LinuxException)
        {
            throw new StartException($"{path} cannot hold the data ({ErrorText.From(refusal)}): choose another folder with --data");
        }
    }

    /// <summary>A database's path; the file is there and nobody else may read it before anything is written to it.</summary>
    public static string Database(string path)
    {
        using (
            new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.OpenOrCreate,
                    Access = FileAccess.ReadWrite,
                    UnixCreateMode = Private,
                    Share = FileShare.ReadWrite,
                }
            )
        )
        {
            File.SetUnixFileMode(path, Private);
        }

        return path;
    }

    public void Dispose() => _lock.Dispose();
}
