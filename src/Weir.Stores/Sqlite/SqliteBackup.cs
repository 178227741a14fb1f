using Microsoft.Data.Sqlite;

namespace Weir.Stores.Sqlite;

/// <summary>A consistent copy of a database that is in use.</summary>
internal static class SqliteBackup
{
    public static bool Write(SqliteConnection source, string path)
    {
        if (File.Exists(path))
        {
            throw new StoreException(StoreFailure.Conflict, $"'{path}' is there already: name a new file for the backup");
        }

        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            throw new StoreException(StoreFailure.Unreachable, $"the backup '{path}' cannot be written: its folder is not there; make it first");
        }

        var unfinished = path + ".part";
        try
        {
            // Made before SQLite does, so that nobody else can read it.
            new FileStream(unfinished, new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            }).Dispose();
            using (var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ToString()))
            {
                copy.Open();
                source.BackupDatabase(copy);
                using var single = copy.CreateCommand();
                single.CommandText = "PRAGMA journal_mode = DELETE";
                single.ExecuteNonQuery();
            }

            using (var written = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite))
            {
                written.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SqliteException)
        {
            File.Delete(unfinished);
            throw error is SqliteException refused
                ? refused.ToStoreException(unfinished)
                : new StoreException(StoreFailure.Unreachable, $"the backup '{path}' cannot be written: {error.Message}", error);
        }
    }
}
