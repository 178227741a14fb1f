using System.Globalization;
using System.Text;
using Weir.Linux;

namespace Weir.Agent.Ways.At;

/// <summary>
/// at's spool. A job is held by taking its owner's execute bit away: atd passes over it, and atq, atrm and <c>at -c</c> go on
/// seeing it. A script is changed by exchanging it with a new one in one step: where atd or atrm was faster, nothing happens.
/// </summary>
internal sealed class AtSpool(AtPlaces places)
{
    /// <summary>The largest script that is taken through the gate.</summary>
    private const int MaximumSize = 16 * 1024 * 1024;
    private const string TemporaryPrefix = ".weir-";

    public string Folder => places.Spool;

    public bool Exists => Directory.Exists(places.Spool);

    public IReadOnlyList<AtEntry> List() => [.. Directory.EnumerateFiles(places.Spool).Select(path => AtEntry.Of(Path.GetFileName(path))).OfType<AtEntry>()];

    /// <summary>A script, or <see langword="null"/> where it is gone.</summary>
    public byte[]? Read(AtEntry entry)
    {
        using var folder = FolderHandle.Open(places.Spool);
        return folder.Read(entry.File, MaximumSize);
    }

    public uint? OwnerOf(AtEntry entry) => FileOwner.Of(Encoding.UTF8.GetBytes(PathOf(entry)));

    /// <summary>Whether atd would run it.</summary>
    public bool IsFree(AtEntry entry) => TryMode(entry, out var mode) && (mode & UnixFileMode.UserExecute) != 0;

    /// <summary>Takes the execute bit away; <see langword="false"/> where the job is gone.</summary>
    public bool TryHold(AtEntry entry) => TryChange(entry, mode => mode & ~UnixFileMode.UserExecute);

    /// <summary>Gives the execute bit back; <see langword="false"/> where the job is gone. atd is told where it is due.</summary>
    public bool TryFree(AtEntry entry, DateTimeOffset now)
    {
        if (!TryChange(entry, mode => mode | UnixFileMode.UserExecute))
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
        const uint Held = 0x180, Free = 0x1C0;
        using var folder = FolderHandle.Open(places.Spool);
        var temporary = TemporaryPrefix + entry.File;
        folder.TryRemove(temporary);
        var descriptor = folder.CreateNew(temporary, free ? Free : Held, (owner, UserAccounts.FindGroup("daemon") ?? 1));
        try
        {
            Descriptors.WriteAll(descriptor, script);
            // atd takes a job up by a second name. Where the old script has that, it is the old one that runs.
            return folder.TryExchange(temporary, entry.File) && FileOwner.LinksOf(Encoding.UTF8.GetBytes(Path.Join(places.Spool, temporary))) == 1;
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
            if (int.TryParse(File.ReadAllText(places.ProcessFile).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var daemon)
                && daemon > 1 && File.ReadAllText($"/proc/{daemon}/comm").Trim() == "atd")
            {
                Signals.TrySend(daemon, Signals.Hangup);
            }
        }
        catch (IOException)
        {
            // No atd runs: it finds the job when it is started.
        }
    }

    public string PathOf(AtEntry entry) => Path.Join(places.Spool, entry.File);

    private bool TryMode(AtEntry entry, out UnixFileMode mode)
    {
        mode = default;
        try
        {
            mode = File.GetUnixFileMode(PathOf(entry));
            return true;
        }
        catch (IOException)
        {
            // Gone between two looks.
            return false;
        }
    }

    private bool TryChange(AtEntry entry, Func<UnixFileMode, UnixFileMode> change)
    {
        try
        {
            var path = PathOf(entry);
            File.SetUnixFileMode(path, change(File.GetUnixFileMode(path)));
            return true;
        }
        catch (IOException)
        {
            // Gone between two looks.
            return false;
        }
    }
}
