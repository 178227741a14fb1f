using Weir.Jobs;
using Weir.Linux;

namespace Weir.Ways.Cron;

/// <summary>
/// Which tables Debian's cron itself refuses, and why. Such a table runs nothing: rewritten by root it would be a new file, and
/// cron would run what somebody else put there.
/// </summary>
internal static class CronRefusal
{
    private const uint OthersWrite = 0x12,
        AllButWrite = 0xF7F,
        OwnerReads = 0x100;

    /// <summary>Why cron does not take the table; <see langword="null"/> where it does.</summary>
    /// <param name="facts">What the kernel says of the open file.</param>
    /// <param name="owner">Whose table it is; <see langword="null"/> for a system table.</param>
    public static string? Find(FileStatus facts, UserAccount? owner)
    {
        if (facts.IsLink)
        {
            return "it is a symbolic link: Weir changes regular files only";
        }

        if (!facts.IsRegular)
        {
            return "it is no regular file";
        }

        if (facts.UserId != 0 && facts.UserId != owner?.UserId)
        {
            return $"it belongs to {Printable.Escape(UserAccounts.NameOf(facts.UserId))}, and cron takes it from {(owner is null ? "root only" : $"root and {Printable.Escape(owner.Name)} only")}";
        }

        if (facts.Links != 1)
        {
            return $"it has {facts.Links} names (hard links), and cron takes a table with one only";
        }

        if (owner is null && (facts.Permissions & OthersWrite) != 0)
        {
            return "its group or others may write it, and cron takes no such table: chmod go-w";
        }

        return owner is not null && (facts.Permissions & AllButWrite) != OwnerReads
            ? "its mode is not 0600, and cron takes no such table: chmod 0600"
            : null;
    }
}
