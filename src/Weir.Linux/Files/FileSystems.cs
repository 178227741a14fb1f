namespace Weir.Linux;

/// <summary>What the kinds of file systems differ in.</summary>
public static class FileSystems
{
    // Of others this machine does not hear what another one changes, or nobody says that it does.
    private static readonly HashSet<string> s_told = new(StringComparer.Ordinal)
    {
        "ext2",
        "ext3",
        "ext4",
        "xfs",
        "btrfs",
        "f2fs",
        "jfs",
        "reiserfs",
        "zfs",
        "tmpfs",
        "ramfs",
        "overlay",
        "overlayfs",
    };

    /// <summary>Whether inotify tells of every change below a folder. May wait for the file system.</summary>
    public static bool TellsOfChanges(string folder)
    {
        try
        {
            return s_told.Contains(new DriveInfo(folder).DriveFormat);
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
