using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Weir.Linux;

namespace Weir.Stores.Sqlite;

/// <summary>
/// A consistent copy of a database that is in use. SQLite writes it beside the database, where nobody else can put anything in its way;
/// into the folder that was named, which others may write, it is copied by descriptors.
/// </summary>
internal static class SqliteBackup
{
    public static bool Write(SqliteConnection source, string path)
    {
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            throw new StoreException(
                StoreFailure.Unreachable,
                $"the backup '{path}' cannot be written: its folder is not there; make it first"
            );
        }

        var unfinished = $"{source.DataSource}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}.part";
        try
        {
            // Made before SQLite does, so that nobody else can read it.
            new FileStream(
                unfinished,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                }
            ).Dispose();
            using (
                var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ToString())
            )
            {
                copy.Open();
                source.BackupDatabase(copy);
                using var single = copy.CreateCommand();
                single.CommandText = "PRAGMA journal_mode = DELETE";
                single.ExecuteNonQuery();
            }

            NewFile.Copy(unfinished, path);
            return true;
        }
        catch (LinuxException taken) when (taken.ErrorNumber == Errno.Exists)
        {
            throw new StoreException(StoreFailure.Conflict, $"'{path}' is there already: name a new file for the backup", taken);
        }
        catch (LinuxException led) when (led.ErrorNumber == Errno.TooManyLinks)
        {
            throw new StoreException(StoreFailure.Conflict, $"the backup '{path}' is not written: {led.Message}", led);
        }
        catch (SqliteException refused)
        {
            throw refused.ToStoreException(unfinished);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(StoreFailure.Unreachable, $"the backup '{path}' cannot be written: {error.Message}", error);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
