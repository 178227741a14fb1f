using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Weir.Linux;

/// <summary>
/// A file that is not there yet, in a folder where others may write: made under a name that nobody can have made before, written and
/// made durable by its descriptor, and only then given its own name, which must be free.
/// </summary>
public static class NewFile
{
    private const uint Private = 0x180;

    /// <summary>Makes a copy of a file that only this process' user can change; its length.</summary>
    /// <exception cref="LinuxException">The new name is taken, or the copy cannot be made; then nothing of it is left.</exception>
    public static long Copy(string from, string path)
    {
        using var folder = FolderPath.Open(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var name = Path.GetFileName(path);
        var unfinished = string.Create(
            CultureInfo.InvariantCulture,
            $".{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}.part"
        );
        using var file = new SafeFileHandle(folder.CreateNew(unfinished, Private), ownsHandle: true);
        try
        {
            using (var source = File.OpenHandle(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
            using (var target = new FileStream(file, FileAccess.Write, bufferSize: 0))
            using (var read = new FileStream(source, FileAccess.Read, bufferSize: 0))
            {
                read.CopyTo(target, 1024 * 1024);
                target.Flush(flushToDisk: true);
                var length = target.Length;
                folder.RenameToFree(unfinished, name);
                folder.Synchronize();
                return length;
            }
        }
        catch
        {
            folder.TryRemove(unfinished);
            throw;
        }
    }
}
