using System.Globalization;
using Microsoft.Data.Sqlite;
using Weir.Linux;

namespace Weir.Stores.Sqlite;

/// <summary>One database file: locked for this process, migrated, with one writing connection and as many readers as are asked for.</summary>
internal sealed class SqliteFile : IDisposable
{
    private const int MostReaders = 8;

    private readonly FileLock _lock;
    private readonly string _readerAddress;
    private readonly Lanes _readers;

    private SqliteFile(string path, FileLock fileLock, SqliteConnection writer)
    {
        Path = path;
        _lock = fileLock;
        Writer = writer;
        _readerAddress = Address(path, SqliteOpenMode.ReadOnly, pooling: true);
        _readers = new Lanes("reader of " + System.IO.Path.GetFileName(path), MostReaders, MostReaders, int.MaxValue);
    }

    public string Path { get; }

    public SqliteConnection Writer { get; }

    public static SqliteFile Open(string path, SqlFiles sql, TimeProvider time)
    {
        SqliteLibrary.Use();
        var fileLock = Hold(path);
        SqliteConnection? writer = null;
        try
        {
            // Made before SQLite does, so that it and its two companions are nobody else's to read.
            new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }).Dispose();
            writer = new SqliteConnection(Address(path, SqliteOpenMode.ReadWrite, pooling: false));
            writer.Open();
            Run(writer, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000");
            Migrate(writer, path, sql.Migrations(), time);
            return new SqliteFile(path, fileLock, writer);
        }
        catch (Exception error)
        {
            writer?.Dispose();
            fileLock.Dispose();
            throw error switch
            {
                SqliteException refused => refused.ToStoreException(path),
                IOException or UnauthorizedAccessException => new StoreException(StoreFailure.Unreachable, $"'{path}' cannot be opened: {error.Message}", error),
                _ => error,
            };
        }
    }

    /// <summary>Reads on a connection of its own, on a thread that serves nobody else meanwhile.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken) => _readers.RunAsync(
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
        cancellationToken);

    public void Dispose()
    {
        using (var reader = new SqliteConnection(_readerAddress))
        {
            SqliteConnection.ClearPool(reader);
        }

        Writer.Dispose();
        _lock.Dispose();
    }

    /// <summary>One process at a time has a data file: the kernel lifts its lock when it ends, however it ends.</summary>
    private static FileLock Hold(string path)
    {
        var beside = path + ".lock";
        try
        {
            return FileLock.TryHold(beside) ?? throw new StoreException(
                StoreFailure.InUse,
                $"'{path}' is in use by another process{(FileLock.HolderOf(beside) is { } holder ? $" (pid {holder})" : "")}: end that one first, or name another data directory");
        }
        catch (LinuxException refused)
        {
            throw new StoreException(StoreFailure.Unreachable, $"'{path}' cannot be opened: {refused.Message}", refused);
        }
    }

    private static string Address(string path, SqliteOpenMode mode, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = mode,
        Pooling = pooling,
        Cache = SqliteCacheMode.Private,
    }.ToString();

    private static void Migrate(SqliteConnection connection, string path, IReadOnlyList<Migration> migrations, TimeProvider time)
    {
        Run(connection, "CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)");
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
