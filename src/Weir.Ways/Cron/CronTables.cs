using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Linux;
using Weir.Tracking.Gate;

namespace Weir.Ways.Cron;

/// <summary>
/// The way in for cron, as root: puts tables through the gate in place, as <c>crontab</c> itself would (a new file beside the
/// old one, then a rename), so that what <c>crontab</c> wrote at a table's top stays and each byte can come back. A table that cron
/// itself refuses is left as it is.
/// </summary>
internal sealed class CronTables(CronPaths places, string shell, string? gateFile = null)
{
    /// <summary>The largest table read.</summary>
    public const int MaximumSize = 16 * 1024 * 1024;

    /// <summary>Puts a user's table, or with <see langword="null"/> all system tables, through the gate.</summary>
    /// <exception cref="WayException">There is no such user, no table, or cron itself refuses the user's.</exception>
    public TableChanges Install(string? user) =>
        Required(user, Change(TablesOf(user), (table, bytes) => CrontabGate.Install(bytes, table.Name, shell, gateFile)));

    /// <summary>Takes a user's table, or with <see langword="null"/> all system tables, out again.</summary>
    /// <exception cref="WayException">There is no such user, no table, or cron itself refuses the user's.</exception>
    public TableChanges Remove(string? user) => Required(user, Change(TablesOf(user), (_, bytes) => CrontabGate.Remove(bytes)));

    /// <summary>The tables of a user, or with <see langword="null"/> of the system.</summary>
    /// <exception cref="WayException">There is no such user or no table.</exception>
    public IReadOnlyList<string> TablesFor(string? user) =>
        [.. TablesOf(user).Where(table => Read(table) is not null).Select(table => table.Path)];

    /// <summary>Takes every table out again.</summary>
    public TableChanges RemoveAll() => Change(AllTables(), (_, bytes) => CrontabGate.Remove(bytes));

    /// <summary>The tables whose jobs pass the gate.</summary>
    public IReadOnlyList<string> Installed() =>
        [.. AllTables().Where(table => Read(table) is { } bytes && CrontabGate.IsInstalled(bytes)).Select(table => table.Path)];

    /// <summary>The names that comments give to entries of tables that pass the gate.</summary>
    public IReadOnlyList<GateName> Names() =>
        [
            .. AllTables()
                .SelectMany(table =>
                    Read(table) is { } bytes && CrontabGate.IsInstalled(bytes) ? CrontabNames.Find(bytes, table.Owner) : []
                ),
        ];

    /// <summary>What comments of tables that pass the gate say and what is no name, one sentence each.</summary>
    public IReadOnlyList<string> BadNames() =>
        [
            .. AllTables()
                .SelectMany(table =>
                    Read(table) is { } bytes && CrontabGate.IsInstalled(bytes)
                        ? CrontabNames.FindBad(CrontabGate.Remove(bytes), table.Path)
                        : []
                ),
        ];

    /// <summary>Every table that there is.</summary>
    public IReadOnlyList<string> All() => [.. AllTables().Select(table => table.Path)];

    /// <summary>Those of these tables that cron takes and whose jobs do not pass the gate.</summary>
    public IReadOnlyList<string> Lost(IReadOnlyList<string> tables) =>
        [
            .. AllTables()
                .Where(table =>
                    tables.Contains(table.Path, StringComparer.Ordinal) && Read(table) is { } bytes && !CrontabGate.IsInstalled(bytes)
                )
                .Select(table => table.Path),
        ];

    /// <summary>Puts one table through the gate again.</summary>
    /// <exception cref="WayException">cron itself refuses it, or somebody else changed it at the same moment.</exception>
    public void PutBack(string path)
    {
        var changes = Change(
            AllTables().Where(table => table.Path == path),
            (table, bytes) => CrontabGate.Install(bytes, table.Name, shell, gateFile)
        );
        if (changes.Refused.Count > 0)
        {
            throw new WayException(changes.Refused[0]);
        }
    }

    // What was asked for by name is refused with its reason; of all the system's tables the others are done.
    private static TableChanges Required(string? user, TableChanges changes) =>
        user is not null && changes.Refused.Count > 0 ? throw new WayException(changes.Refused[0]) : changes;

    // Null where there is none, or none that cron would run.
    private static byte[]? Read(CronTable table)
    {
        using var folder = FolderHandle.Open(table.Folder);
        using var file = Open(folder, table, out _);
        return file is null || file.Facts.Size > MaximumSize ? null : file.Read(MaximumSize);
    }

    private static TableChanges Change(IEnumerable<CronTable> tables, Func<CronTable, byte[], byte[]> change)
    {
        List<string> changed = [],
            refused = [];
        foreach (var table in tables)
        {
            using var folder = FolderHandle.Open(table.Folder);
            using var file = Open(folder, table, out var why);
            if (file is null)
            {
                Refuse(table, why);
                continue;
            }

            if (file.Facts.Size > MaximumSize)
            {
                Refuse(table, $"it has more than {MaximumSize} bytes");
                continue;
            }

            var before = file.Read(MaximumSize);
            var after = change(table, before);
            if (after.AsSpan().SequenceEqual(before))
            {
                continue;
            }

            if (file.TryReplace(after))
            {
                changed.Add(table.Path);
            }
            else
            {
                Refuse(table, "somebody else changed it at the same moment: try again");
            }
        }

        return new TableChanges(changed, refused);

        void Refuse(CronTable table, string? why)
        {
            if (why is not null)
            {
                refused.Add($"{Printable.Escape(table.Path)} is left as it is: {why}");
            }
        }
    }

    // What is checked here is what is read and replaced: the name may stand for another file a moment later.
    private static OpenedFile? Open(FolderHandle folder, CronTable table, out string? why)
    {
        // cron passes over what editors and package managers leave in its folder.
        why =
            table.Owner is null && !table.File.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
                ? "cron passes over names with anything but letters, digits, _ and - in them"
                : null;
        if (why is not null || FileStatus.Read(folder, table.File) is not { } named)
        {
            return null;
        }

        var owner = table.Owner is { } name ? UserAccounts.Find(name) : null;
        if (table.Owner is not null && owner is null)
        {
            why = "there is no such user";
            return null;
        }

        why = named.IsLink || !named.IsRegular ? CronRefusal.Find(named, owner) : null;
        var file = why is null ? OpenedFile.Open(folder, table.File) : null;
        why ??= file is null ? null : CronRefusal.Find(file.Facts, owner);
        if (why is null)
        {
            return file;
        }

        file?.Dispose();
        return null;
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
            throw new WayException($"there is no user {Printable.Escape(user)} on this machine");
        }

        var table = new CronTable(places.Spool, user, user);
        return File.Exists(table.Path) ? [table] : throw new WayException($"{user} has no crontab: make one with 'crontab -u {user} -e'");
    }

    private IEnumerable<CronTable> UserTables() =>
        Files(places.Spool)
            .Where(file => !file.StartsWith('.') && !file.StartsWith("tmp.", StringComparison.Ordinal))
            .Select(file => new CronTable(places.Spool, file, file));

    private IEnumerable<CronTable> SystemTables()
    {
        if (File.Exists(places.SystemTable))
        {
            yield return new CronTable(Path.GetDirectoryName(places.SystemTable)!, Path.GetFileName(places.SystemTable), null);
        }

        foreach (var file in Files(places.SystemFolder).Where(file => !file.StartsWith('.')))
        {
            yield return new CronTable(places.SystemFolder, file, null);
        }
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder)
            ? new DirectoryInfo(folder)
                .EnumerateFileSystemInfos()
                .Where(file => file.LinkTarget is not null || file is FileInfo)
                .Select(file => file.Name)
                .Order(StringComparer.Ordinal)
            : [];
}
