using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Weir.Linux;

namespace Weir.Ways.At;

/// <summary>
/// at's spool. A job is held by taking its owner's execute bit away: atd passes over it, and atq, atrm and <c>at -c</c> go on
/// seeing it. A script is changed by exchanging it with a new one in one step: where atd or atrm was faster, nothing happens.
/// </summary>
internal sealed class AtSpool(AtPaths places)
{
    /// <summary>The largest script that is written anew with a marked line in it; a larger one is held all the same.</summary>
    public const int MaximumSize = 16 * 1024 * 1024;

    /// <summary>So much of a script says whose it is, whether it is marked and, but for huge environments, what it is called.</summary>
    private const int HeadSize = 64 * 1024;

    /// <summary>More than any environment takes before the script's own lines begin.</summary>
    private const int LargestHeadSize = 8 * 1024 * 1024;
    private const string TemporaryPrefix = ".weir-";
    private const uint OwnerExecutes = 0x40;

    public string Folder => places.Spool;

    public bool Exists => Directory.Exists(places.Spool);

    public IReadOnlyList<AtEntry> List() =>
        [.. Directory.EnumerateFiles(places.Spool).Select(path => AtEntry.Parse(Path.GetFileName(path))).OfType<AtEntry>()];

    /// <summary>
    /// Looks at a script without reading more than its head; <see langword="null"/> where it is gone, or is no regular file. Each change
    /// of a script, also by the agent itself, is followed by a look, and so a look is cheap.
    /// </summary>
    public AtInspection? Inspect(AtEntry entry) => Inspect(entry, HeadSize);

    /// <summary>Looks again where the head did not reach the script's own lines, which name the job.</summary>
    public AtInspection? InspectFurther(AtEntry entry, AtInspection look) =>
        AtScript.ReachesBody(look.Head) || look.Facts.Size <= HeadSize ? look : Inspect(entry, LargestHeadSize);

    private AtInspection? Inspect(AtEntry entry, int most)
    {
        using var folder = FolderHandle.Open(places.Spool);
        using var file = Open(folder, entry);
        return file is null ? null : new AtInspection(file.Facts, file.ReadHead(most));
    }

    /// <summary>A script, or <see langword="null"/> where it is gone.</summary>
    /// <exception cref="LinuxException">It is larger than can be taken, or cannot be read.</exception>
    public byte[]? Read(AtEntry entry)
    {
        using var folder = FolderHandle.Open(places.Spool);
        using var file = Open(folder, entry);
        return file?.Read(MaximumSize);
    }

    /// <summary>
    /// A script that stays readable though it is removed; <see langword="null"/> where it is gone, or is no regular file.
    /// </summary>
    public SafeFileHandle? OpenForLater(AtEntry entry)
    {
        using var folder = FolderHandle.Open(places.Spool);
        if (FileStatus.Read(folder, entry.File) is not { IsRegular: true } || folder.OpenRead(entry.File) is not { } file)
        {
            return null;
        }

        if (FileStatus.Read(file).IsRegular)
        {
            return file;
        }

        file.Dispose();
        return null;
    }

    /// <summary>Takes the execute bit away, which needs no reading; <see langword="false"/> where the job is gone.</summary>
    public bool TryHold(AtEntry entry) => TryChange(entry, permissions => permissions & ~OwnerExecutes);

    /// <summary>Gives the execute bit back; <see langword="false"/> where the job is gone. atd is told where it is due.</summary>
    public bool TryRelease(AtEntry entry, DateTimeOffset now)
    {
        if (!TryChange(entry, permissions => permissions | OwnerExecutes))
        {
            return false;
        }

        if (entry.Due <= now)
        {
            WakeDaemon();
        }

        return true;
    }

    /// <summary>Puts another script in a job's place; <see langword="false"/> where atd or atrm was faster.</summary>
    public bool TryReplace(AtEntry entry, byte[] script, uint owner, bool free)
    {
        const uint Held = 0x180,
            Free = 0x1C0;
        using var folder = FolderHandle.Open(places.Spool);
        var temporary = TemporaryPrefix + entry.File;
        folder.TryRemove(temporary);
        var descriptor = folder.CreateNew(temporary, free ? Free : Held, (owner, UserAccounts.FindGroup("daemon") ?? 1));
        try
        {
            Descriptors.WriteAll(descriptor, script);
            // atd takes a job up by a second name. Where the old script has that, it is the old one that runs.
            return folder.TryExchange(temporary, entry.File) && FileStatus.Read(folder, temporary) is { Links: 1 };
        }
        finally
        {
            Descriptors.Close(descriptor);
            folder.TryRemove(temporary);
        }
    }

    /// <summary>Takes a job out, as atrm does.</summary>
    public bool TryRemove(AtEntry entry)
    {
        using var folder = FolderHandle.Open(places.Spool);
        return folder.TryRemove(entry.File);
    }

    /// <summary>Removes what an agent that died left half made.</summary>
    public void Tidy()
    {
        using var folder = FolderHandle.Open(places.Spool);
        foreach (var path in Directory.EnumerateFiles(places.Spool, TemporaryPrefix + "*"))
        {
            folder.TryRemove(Path.GetFileName(path));
        }
    }

    /// <summary>Has atd look at its spool at once, as at itself does.</summary>
    private void WakeDaemon()
    {
        try
        {
            if (
                int.TryParse(File.ReadAllText(places.ProcessFile).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var daemon)
                && daemon > 1
                && ProcessHandle.Open(daemon) is { } process
            )
            {
                using (process)
                {
                    // Whoever wrote the number: it is root's atd that is woken, or nobody.
                    if (File.ReadAllText($"/proc/{daemon}/comm").Trim() == "atd" && process.Facts() is { RealUser: 0 })
                    {
                        process.TrySignal(Signals.Hangup);
                    }
                }
            }
        }
        catch (IOException)
        {
            // No atd runs: it finds the job when it is started.
        }
    }

    private bool TryChange(AtEntry entry, Func<uint, uint> change)
    {
        using var folder = FolderHandle.Open(places.Spool);
        using var file = Open(folder, entry);
        file?.ChangeMode(change(file.Facts.Permissions));
        return file is not null;
    }

    // A link, a pipe or a folder of such a name is nothing that at made.
    private static OpenedFile? Open(FolderHandle folder, AtEntry entry)
    {
        if (FileStatus.Read(folder, entry.File) is not { IsRegular: true } || OpenedFile.Open(folder, entry.File) is not { } file)
        {
            return null;
        }

        if (file.Facts.IsRegular)
        {
            return file;
        }

        file.Dispose();
        return null;
    }
}
