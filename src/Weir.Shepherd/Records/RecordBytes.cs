using Weir.Linux;

namespace Weir.Shepherd;

/// <summary>What lies at a record's name in a job's folder, which may be the user's.</summary>
internal static class RecordBytes
{
    private const int Most = 64 * 1024;

    /// <summary>The file's bytes; none where it cannot be read, <see langword="null"/> where there is none.</summary>
    public static byte[]? Read(FolderHandle folder, string name)
    {
        try
        {
            return folder.Read(name, Most);
        }
        catch (LinuxException)
        {
            // A link, a folder, something endless: it is there and says nothing.
            return [];
        }
    }
}
