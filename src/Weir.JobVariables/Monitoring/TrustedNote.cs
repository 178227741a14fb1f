using Weir.Linux;

namespace Weir.JobVariables;

/// <summary>Small files that the agent leaves in a folder which belongs to somebody else.</summary>
internal static class TrustedNote
{
    public static void Write(FolderHandle folder, string name, ReadOnlySpan<byte> bytes, uint mode)
    {
        var aside = $".{name}.new";
        folder.TryRemove(aside);
        using (var file = ValueFile.Create(folder, aside, mode))
        {
            file.WriteAt(bytes, 0);
        }

        folder.Rename(aside, name);
    }

    /// <summary>What root or this process' own user wrote there, or <see langword="null"/> where there is nothing.</summary>
    public static byte[]? Read(FolderHandle folder, string name, int most)
    {
        using var file = Open(folder, name);
        if (file is null)
        {
            return null;
        }

        if (file.Facts is not { Links: 1 } facts || (facts.Owner != 0 && facts.Owner != UserAccounts.CurrentUserId) || facts.Size > most)
        {
            throw new FormatException($"'{name}' was not left by the agent");
        }

        var bytes = new byte[facts.Size];
        return bytes[..file.ReadAt(bytes, 0)];
    }

    private static ValueFile? Open(FolderHandle folder, string name)
    {
        try
        {
            return ValueFile.TryOpen(folder, name, forWriting: false);
        }
        catch (LinuxException refused)
        {
            throw new FormatException($"'{name}' was not left by the agent: {refused.Message}", refused);
        }
    }
}
