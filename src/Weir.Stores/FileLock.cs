namespace Weir.Stores;

/// <summary>
/// One process at a time has a data file: an exclusive <c>flock</c> on a file beside it, which the kernel lifts when the
/// process ends, however it ends.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    public static FileLock Take(string path, string what)
    {
        try
        {
            return new FileLock(new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                BufferSize = 0,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }));
        }
        catch (IOException busy) when (busy is not (DirectoryNotFoundException or FileNotFoundException))
        {
            throw new StoreException(StoreFailure.InUse, $"{what} is in use by another process: end that one first, or name another data directory", busy);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException)
        {
            throw new StoreException(StoreFailure.Unreachable, $"{what} cannot be opened: {refused.Message}", refused);
        }
    }

    public void Dispose() => _file.Dispose();
}
