using Weir.Linux;
using Weir.Tracking.Gate;

namespace Weir.Agent.Ways.Cron;

/// <summary>
/// The way in for cron, as root: puts tables through the gate in place, as <c>crontab</c> itself would (a new file beside the
/// old one, then a rename), so that what <c>crontab</c> wrote at a table's top stays and each byte can come back.
/// </summary>
internal sealed class CronWay(CronPlaces places, string shell, string? gateFile = null)
{
    /// <summary>The largest table read.</summary>
    public const int MaximumSize = 16 * 1024 * 1024;

    /// <summary>Puts a user's table, or with <see langword="null"/> all system tables, through the gate; returns the tables that changed.</summary>
    /// <exception cref="WayException">There is no such user or no table.</exception>
    public IReadOnlyList<string> Install(string? user) =>
        Change(TablesOf(user), (table, bytes) => CrontabGate.Install(bytes, table.Name, shell, gateFile));

    /// <summary>Takes a user's table, or with <see langword="null"/> all system tables, out again; returns the tables that changed.</summary>
    public IReadOnlyList<string> Remove(string? user) => Change(TablesOf(user), (_, bytes) => CrontabGate.Remove(bytes));

    /// <summary>The tables of a user, or with <see langword="null"/> of the system.</summary>
    /// <exception cref="WayException">There is no such user or no table.</exception>
    public IReadOnlyList<string> TablesFor(string? user) => [.. TablesOf(user).Select(table => table.Path)];

    /// <summary>Takes every table out again.</summary>
    public IReadOnlyList<string> RemoveAll() => Change(AllTables(), (_, bytes) => CrontabGate.Remove(bytes));

    /// <summary>The tables whose jobs pass the gate.</summary>
    public IReadOnlyList<string> Installed() =>
        [.. AllTables().Where(table => Read(table) is { } bytes && CrontabGate.IsInstalled(bytes)).Select(table => table.Path)];

    /// <summary>The names that comments give to entries of tables that pass the gate.</summary>
    public IReadOnlyList<GateName> Names() =>
        [.. AllTables().SelectMany(table => Read(table) is { } bytes && CrontabGate.IsInstalled(bytes) ? CrontabNames.Of(bytes, table.Owner) : [])];

    private static byte[]? Read(CronTable table)
    {
        using var folder = FolderHandle.Open(table.Folder);
        return folder.Read(table.File, MaximumSize);
    }

    private static List<string> Change(IEnumerable<CronTable> tables, Func<CronTable, byte[], byte[]> change)
    {
        List<string> changed = [];
        foreach (var table in tables)
        {
            if (Read(table) is not { } before || change(table, before) is not { } after || after.AsSpan().SequenceEqual(before))
            {
                continue;
            }

            Write(table, after);
            changed.Add(table.Path);
        }

        return changed;
    }

    private static void Write(CronTable table, byte[] bytes)
    {
        var mode = File.GetUnixFileMode(table.Path);
        // cron takes a user's table only from its user, and a system table only from root.
        (uint, uint)? owner = table.Owner is { } name && UserAccounts.Find(name) is { } account
            ? (account.UserId, UserAccounts.FindGroup("crontab") ?? account.GroupId)
            : null;
        DurableFile.Write(table.Folder, table.File, bytes, (uint)mode, owner);
        File.SetUnixFileMode(table.Path, mode);
    }

    private IEnumerable<CronTable> AllTables() => UserTables().Concat(SystemTables());

    private IEnumerable<CronTable> TablesOf(string? user)
    {
        if (user is null)
        {
            return SystemTables();
        }

        if (UserAccounts.Find(user) is null)
        {
            throw new WayException($"there is no user {Weir.Jobs.Printable.Of(user)} on this machine");
        }

        var table = new CronTable(places.Spool, user, user);
        return File.Exists(table.Path) ? [table] : throw new WayException($"{user} has no crontab: make one with 'crontab -u {user} -e'");
    }

    private IEnumerable<CronTable> UserTables() =>
        Files(places.Spool).Where(file => !file.StartsWith('.') && !file.StartsWith("tmp.", StringComparison.Ordinal)).Select(file => new CronTable(places.Spool, file, file));

    private IEnumerable<CronTable> SystemTables()
    {
        if (File.Exists(places.SystemTable))
        {
            yield return new CronTable(Path.GetDirectoryName(places.SystemTable)!, Path.GetFileName(places.SystemTable), null);
        }

        // cron passes over names with anything else in them: what editors and package managers leave.
        foreach (var file in Files(places.SystemFolder).Where(file => file.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')))
        {
            yield return new CronTable(places.SystemFolder, file, null);
        }
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder)
            ? new DirectoryInfo(folder).EnumerateFiles().Where(file => file.LinkTarget is null).Select(file => file.Name).Order(StringComparer.Ordinal)
            : [];
}
