using Microsoft.Data.Sqlite;
using Weir.Linux;

namespace Weir.Stores.Sqlite;

/// <summary>Puts a copy that a backup wrote in the place of a database, changed as a restored one must be.</summary>
internal static class SqliteRestore
{
    private static readonly string[] s_companions = ["-wal", "-shm", "-journal"];

    /// <summary>Whether a file is a database with a counter of this name, which tells a server's from a journal.</summary>
    public static bool HasCounter(string copy, string counter)
    {
        if (!File.Exists(copy))
        {
            throw new StoreException(StoreFailure.Unreachable, $"there is no backup '{copy}': name a file that weir backup wrote");
        }

        SqliteLibrary.Use();
        try
        {
            using var connection = new SqliteConnection(
                new SqliteConnectionStringBuilder
                {
                    DataSource = copy,
                    Mode = SqliteOpenMode.ReadOnly,
                    Pooling = false,
                }.ToString()
            );
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM counters WHERE name = $name";
            command.Parameters.AddWithValue("$name", counter);
            return (long)command.ExecuteScalar()! > 0;
        }
        catch (SqliteException)
        {
            // No database at all, or one of something else.
            return false;
        }
    }

    /// <summary>Copies, migrates and changes; the database is in its place when all of that is done and durable.</summary>
    public static void Restore(string copy, string path, SqlFiles sql, TimeProvider time, Action<SqliteConnection> change)
    {
        if (File.Exists(path))
        {
            throw new StoreException(StoreFailure.Conflict, $"'{path}' is there already and is not written over: move it away first");
        }

        // SQLite would play what it finds there over the restored database.
        if (s_companions.Select(end => path + end).FirstOrDefault(File.Exists) is { } left)
        {
            throw new StoreException(
                StoreFailure.Conflict,
                $"'{left}' is there: it belongs to the database that was in this place and may hold its last changes; move it to where you moved that one, with its name"
            );
        }

        var unfinished = path + ".part";
        try
        {
            File.Delete(unfinished);
            using (var from = new FileStream(copy, FileMode.Open, FileAccess.Read))
            using (
                var to = new FileStream(
                    unfinished,
                    new FileStreamOptions
                    {
                        Mode = FileMode.CreateNew,
                        Access = FileAccess.Write,
                        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                    }
                )
            )
            {
                from.CopyTo(to);
            }

            using (var file = SqliteFile.Open(unfinished, sql, time))
            {
                change(file.Writer);
            }

            using (var written = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path);
            using var folder = FolderHandle.Open(Path.GetDirectoryName(Path.GetFullPath(path))!);
            folder.Synchronize();
        }
        catch (SqliteException refused)
        {
            throw refused.ToStoreException(copy);
        }
        catch (StoreException damaged) when (damaged.Failure == StoreFailure.Damaged)
        {
            throw new StoreException(
                StoreFailure.Damaged,
                $"the backup '{copy}' is damaged, so nothing was restored: name another ({damaged.Message})",
                damaged
            );
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or LinuxException)
        {
            throw new StoreException(StoreFailure.Unreachable, $"'{path}' cannot be restored: {refused.Message}", refused);
        }
        finally
        {
            File.Delete(unfinished);
            File.Delete(unfinished + ".lock");
        }
    }
}
