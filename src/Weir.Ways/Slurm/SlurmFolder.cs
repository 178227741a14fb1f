using System.Text;
using Weir.Linux;

namespace Weir.Ways.Slurm;

/// <summary>Reads the files of Slurm's configuration: each byte is one character, so that each comes back.</summary>
internal sealed class SlurmFolder(SlurmPaths paths)
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaximumSize = 16 * 1024 * 1024;

    /// <summary>One of the folder's files; <see langword="null"/> where it is not there, is no regular file, or is too large.</summary>
    public string? Read(string name) => Read(paths.Folder, name);

    /// <summary>A file that the configuration includes; <see langword="null"/> as for <see cref="Read(string)"/>.</summary>
    public string? Include(string name)
    {
        var path = Path.IsPathRooted(name) ? name : Path.Join(paths.Folder, name);
        return Read(Path.GetDirectoryName(path)!, Path.GetFileName(path));
    }

    private static string? Read(string path, string name)
    {
        if (!Directory.Exists(path))
        {
            return null;
        }

        using var folder = FolderHandle.Open(path);
        if (FileStatus.Read(folder, name) is not { IsRegular: true, Size: <= MaximumSize })
        {
            return null;
        }

        using var file = OpenedFile.Open(folder, name);
        return file is { Facts.IsRegular: true } ? Encoding.Latin1.GetString(file.Read(MaximumSize)) : null;
    }
}
