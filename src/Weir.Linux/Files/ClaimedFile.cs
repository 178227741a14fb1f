using Microsoft.Win32.SafeHandles;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// A file that one process works on: the claim is a lock on one byte far behind the file's end, so it goes with the file itself, whatever
/// becomes of files beside it. Closing any other descriptor of the file gives up what this process has locked in the traditional way,
/// so the claim is taken before and given up after whoever works on the file.
/// </summary>
public sealed class ClaimedFile : IDisposable
{
    // Databases lock bytes of their own, none of them so far out.
    private const long Place = 1L << 62;

    private readonly SafeFileHandle _file;
    private readonly string _path;
    private readonly FileStatus _facts;

    private ClaimedFile(SafeFileHandle file, string path) => (_file, _path, _facts) = (file, path, FileStatus.Read(file));

    /// <summary>Whether the file's name still stands for it.</summary>
    public bool IsInPlace => FileStatus.At(_path) is { } named && named.IsSameFile(_facts);

    /// <summary>Claims a file that is there, or <see langword="null"/> where another process has it.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="LinuxException">It cannot be locked.</exception>
    public static ClaimedFile? TryClaim(string path)
    {
        var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        ClaimedFile? claim = null;
        try
        {
            return FileLock.TryLock((int)file.DangerousGetHandle(), new RangeLock { Start = Place, Length = 1 }, path)
                ? claim = new ClaimedFile(file, path)
                : null;
        }
        finally
        {
            if (claim is null)
            {
                file.Dispose();
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
