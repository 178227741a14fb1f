using System.Globalization;
using Microsoft.Data.Sqlite;
using Weir.Linux;

namespace Weir.Stores.Sqlite;

/// <summary>
/// One database file: locked for this process, migrated, with one writing connection and as many readers as are asked for.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    private const int MostReaders = 8;

    private readonly FileLock _lock;
    private readonly ClaimedFile _claim;
    private readonly FileStatus? _log;
    private readonly TimeProvider _time;
    private string? _rescue;
    private readonly string _readerAddress;
    private readonly BlockingCalls _readers;

    private SqliteFile(string path, FileLock fileLock, ClaimedFile claim, SqliteConnection writer, TimeProvider time)
    {
        Path = path;
        _lock = fileLock;
        _claim = claim;
        _time = time;
        _log = FileStatus.At(LogOf(path));
        Writer = writer;
        _readerAddress = Address(path, SqliteOpenMode.ReadOnly, pooling: true);
        _readers = new BlockingCalls("reader of " + System.IO.Path.GetFileName(path), MostReaders, MostReaders, int.MaxValue);
    }

    public string Path { get; }

    public SqliteConnection Writer { get; }

    public static SqliteFile Open(string path, SqlFiles sql, TimeProvider time)
    {
        SqliteLibrary.Use();
        var fileLock = Hold(path);
        ClaimedFile? claim = null;
        SqliteConnection? writer = null;
        try
        {
            // Made before SQLite does, so that it and its two companions are nobody else's to read.
            new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.OpenOrCreate,
                    Access = FileAccess.ReadWrite,
                    Share = FileShare.ReadWrite,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                }
            ).Dispose();
            claim = ClaimedFile.TryClaim(path) ?? throw InUse(path, null);
            writer = new SqliteConnection(Address(path, SqliteOpenMode.ReadWrite, pooling: false));
            writer.Open();
            Run(
                writer,
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000"
            );
            Check(writer, path);
            Migrate(writer, path, sql.Migrations(), time);
            return new SqliteFile(path, fileLock, claim, writer, time);
        }
        catch (Exception error)
        {
            writer?.Dispose();
            claim?.Dispose();
            fileLock.Dispose();
            throw error switch
            {
                SqliteException refused => refused.ToStoreException(path),
                IOException or UnauthorizedAccessException or LinuxException => new StoreException(
                    StoreFailure.Unreachable,
                    $"'{path}' cannot be opened: {error.Message}",
                    error
                ),
                _ => error,
            };
        }
    }

    /// <summary>
    /// What is written next can be read after a restart: the database and its log are still what their names stand for. SQLite goes on
    /// writing into a file that was removed. Where they are not, what is stored so far is kept in a new file, once. On the writer's
    /// thread, between transactions.
    /// </summary>
    /// <exception cref="StoreException">They are not.</exception>
    public void RequireInPlace()
    {
        var gone =
            !_claim.IsInPlace ? Path
            : _log is { } log && !(FileStatus.At(LogOf(Path)) is { } named && named.IsSameFile(log)) ? LogOf(Path)
            : null;
        if (gone is not null)
        {
            _rescue ??= Rescue();
            throw new StoreException(
                StoreFailure.Damaged,
                $"'{gone}' was removed or replaced under the running host, so nothing more is stored: put it back, or {_rescue}"
            );
        }
    }

    /// <summary>Reads on a connection of its own, on a thread that serves nobody else meanwhile.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken) =>
        _readers.RunAsync(
            "",
            () =>
            {
                try
                {
                    using var connection = new SqliteConnection(_readerAddress);
                    connection.Open();
                    return read(connection);
                }
                catch (SqliteException error)
                {
                    throw error.ToStoreException(Path);
                }
            },
            cancellationToken
        );

    public void Dispose()
    {
        using (var reader = new SqliteConnection(_readerAddress))
        {
            SqliteConnection.ClearPool(reader);
        }

        Writer.Dispose();
        _claim.Dispose();
        _lock.Dispose();
    }

    /// <summary>One process at a time has a data file: the kernel lifts its lock when it ends, however it ends.</summary>
    private static FileLock Hold(string path)
    {
        var beside = path + ".lock";
        try
        {
            return FileLock.TryHold(beside) ?? throw InUse(path, FileLock.HolderOf(beside));
        }
        catch (LinuxException refused)
        {
            throw new StoreException(StoreFailure.Unreachable, $"'{path}' cannot be opened: {refused.Message}", refused);
        }
    }

    private string Rescue()
    {
        var kept = string.Create(CultureInfo.InvariantCulture, $"{Path}.rescued-{_time.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}");
        try
        {
            SqliteBackup.Write(Writer, kept);
            return $"stop the host and restore '{kept}', which has all that was stored";
        }
        catch (StoreException refused)
        {
            return $"stop the host and restore a backup (what was stored could not be kept: {refused.Message})";
        }
    }

    private static StoreException InUse(string path, int? holder) =>
        new(
            StoreFailure.InUse,
            $"'{path}' is in use by another process{(holder is null ? "" : $" (pid {holder})")}: end that one first, or name another data directory"
        );

    private static string LogOf(string path) => path + "-wal";

    /// <summary>Looks at every page; what is wrong with them.</summary>
    public async Task<IReadOnlyList<StoreFault>> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync<IReadOnlyList<StoreFault>>(
                    _ =>
                    {
                        // One of its own: what others have read before is in their memory.
                        using var fresh = new SqliteConnection(Address(Path, SqliteOpenMode.ReadOnly, pooling: false));
                        fresh.Open();
                        Check(fresh, Path);
                        return [];
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (StoreException damaged) when (damaged.Failure == StoreFailure.Damaged)
        {
            return [StoreFault.From(Path, damaged)];
        }
    }

    // What a damaged page holds would be missed by nobody until it is needed.
    private static void Check(SqliteConnection connection, string path)
    {
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA quick_check(1)";
        if (check.ExecuteScalar() is string found && found != "ok")
        {
            throw new StoreException(StoreFailure.Damaged, $"'{path}' is damaged ({found.ReplaceLineEndings(" ")}): restore a backup");
        }
    }

    private static string Address(string path, SqliteOpenMode mode, bool pooling) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = pooling,
            Cache = SqliteCacheMode.Private,
        }.ToString();

    private static void Migrate(SqliteConnection connection, string path, IReadOnlyList<Migration> migrations, TimeProvider time)
    {
        Run(
            connection,
            "CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)"
        );
        using var latest = connection.CreateCommand();
        latest.CommandText = "SELECT coalesce(max(version), 0) FROM migrations";
        var found = Convert.ToInt32(latest.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (found > migrations[^1].Version)
        {
            throw Migration.Newer($"'{path}'", found, migrations[^1].Version);
        }

        foreach (var migration in migrations.Where(m => m.Version > found))
        {
            using var transaction = connection.BeginTransaction();
            Run(connection, migration.Sql, transaction);
            using var applied = connection.CreateCommand();
            applied.Transaction = transaction;
            applied.CommandText = "INSERT INTO migrations (version, name, applied_at) VALUES ($version, $name, $at)";
            applied.Parameters.AddWithValue("$version", migration.Version);
            applied.Parameters.AddWithValue("$name", migration.Name);
            applied.Parameters.AddWithValue("$at", StoredTime.Text(time.GetUtcNow()));
            applied.ExecuteNonQuery();
            transaction.Commit();
        }
    }

    private static void Run(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
