using System.Text;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// Opens a folder that a user named, one part of its path after the other. A symbolic link is followed only where nobody but root and
/// this process' user can have put it there: what others may write must not lead a privileged process elsewhere.
/// </summary>
public static unsafe class FolderPath
{
    private const int MostLinks = 40,
        LongestLink = 4096;
    private const uint OthersWrite = 0x12,
        Sticky = 0x200;

    /// <summary>Opens it.</summary>
    /// <exception cref="LinuxException">There is none, it may not be opened, or a link in its path is not followed.</exception>
    public static FolderHandle Open(string path)
    {
        var parts = new Stack<string>();
        Push(parts, Path.GetFullPath(path));
        var folder = FolderHandle.Open("/");
        var links = 0;
        try
        {
            while (parts.TryPop(out var part))
            {
                var next = Step(ref folder, part, path, ref links, parts);
                if (next is not null)
                {
                    folder.Dispose();
                    folder = next;
                }
            }

            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static FolderHandle? Step(ref FolderHandle folder, string part, string path, ref int links, Stack<string> parts)
    {
        if (FileStatus.Read(folder, part) is not { IsLink: true } link)
        {
            return folder.TryOpenFolder(part, onlyToPass: parts.Count > 0)
                ?? throw new LinuxException(Errno.NoEntry, $"folder {path} cannot be opened");
        }

        if (++links > MostLinks || !IsTrusted(folder, link))
        {
            throw new LinuxException(
                Errno.TooManyLinks,
                $"folder {path} cannot be opened: the link {part} in it was put there by somebody else, or may be replaced"
            );
        }

        var target = TargetOf(folder, part);
        Push(parts, target);
        if (target.StartsWith('/'))
        {
            folder.Dispose();
            folder = FolderHandle.Open("/");
        }

        return null;
    }

    private static void Push(Stack<string> parts, string path)
    {
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").Reverse())
        {
            parts.Push(part);
        }
    }

    private static bool IsTrusted(FolderHandle folder, FileStatus link)
    {
        var facts = folder.Facts;
        return IsOurs(link.UserId) && IsOurs(facts.Owner) && ((facts.Mode & OthersWrite) == 0 || (facts.Mode & Sticky) != 0);
    }

    private static bool IsOurs(uint user) => user == 0 || user == UserAccounts.CurrentUserId;

    private static string TargetOf(FolderHandle folder, string name)
    {
        var text = stackalloc byte[LongestLink];
        fixed (byte* start = NativePath.Encode(name))
        {
            var length = LinuxException.Check(
                (int)Libc.ReadLinkAt(folder.Descriptor, start, text, LongestLink),
                $"the link {name} cannot be read"
            );
            return Encoding.UTF8.GetString(text, length);
        }
    }
}
