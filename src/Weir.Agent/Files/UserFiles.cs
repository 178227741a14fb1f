using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Linux;

namespace Weir.Agent.Files;

/// <summary>Which files of a condition are there, looked at as the job's user.</summary>
internal static class UserFiles
{
    /// <summary>The most names of a folder that are looked at; what is behind them does not count.</summary>
    private const int MostNames = 100_000;

    /// <summary>Those that are there. May wait for the file system. What the user may not see is not there.</summary>
    /// <param name="user">The user.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="changes">Is set when the folder changes after the look, where that is told.</param>
    /// <exception cref="LinuxException">The user's identity cannot be taken on.</exception>
    public static FileLook Find(UserAccount user, FileCondition condition, FolderSignal changes) =>
        UserThread.Run(
            user.UserId,
            user.GroupId,
            UserAccounts.GroupsOf(user.Name, user.GroupId),
            () =>
            {
                // What changes during the look is told as well.
                var isTold = changes.TryWatch(Path.GetDirectoryName(condition.Path)!);
                return new FileLook(Look(condition.Path), isTold);
            }
        );

    private static IReadOnlyList<SeenFile> Look(string path)
    {
        var name = Path.GetFileName(path);
        if (!name.AsSpan().ContainsAny('*', '?'))
        {
            return See(path) is { } file ? [file] : [];
        }

        try
        {
            return
            [
                .. Directory
                    .EnumerateFileSystemEntries(Path.GetDirectoryName(path)!)
                    .Take(MostNames)
                    .Where(entry => Wildcard.Fits(name, Path.GetFileName(entry), ignoreCase: false))
                    .Select(See)
                    .OfType<SeenFile>(),
            ];
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static SeenFile? See(string path)
    {
        FileSystemInfo entry = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        return entry.Exists ? new SeenFile(path, entry is FileInfo file ? file.Length : 0, entry.LastWriteTimeUtc) : null;
    }
}
