using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Weir.Stores.Sqlite;

/// <summary>What SQLite's result codes mean for a store.</summary>
internal static class SqliteFailures
{
    /// <summary>Whether it is the store that fails, so that everything written together fails with it.</summary>
    public static bool IsOfStore(this SqliteException error) =>
        error.SqliteErrorCode is not (raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH);

    /// <summary>
    /// What it means where the commit itself failed. What cannot be written whole is no commit; where that was written and what comes
    /// after it fails, it may be found at the next start.
    /// </summary>
    public static StoreException OfCommit(this SqliteException error, string path) =>
        error
            is { SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_BUSY or raw.SQLITE_CONSTRAINT }
                or { SqliteExtendedErrorCode: raw.SQLITE_IOERR_WRITE }
            ? error.ToStoreException(path)
            : new StoreException(
                StoreFailure.Uncertain,
                $"'{path}' failed while it was made durable ({error.Message}): whether it was stored is not known; mend the disk and repeat",
                error
            );

    public static StoreException ToStoreException(this SqliteException error, string path) =>
        error.SqliteErrorCode switch
        {
            raw.SQLITE_FULL => new(StoreFailure.Full, $"the disk of '{path}' is full: nothing was stored; make room and repeat", error),
            raw.SQLITE_IOERR => new(
                StoreFailure.Full,
                $"'{path}' cannot be written ({error.Message}): nothing was stored; make room or mend the disk, and repeat",
                error
            ),
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => new(
                StoreFailure.Damaged,
                $"'{path}' is damaged ({error.Message}): restore a backup",
                error
            ),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new(
                StoreFailure.InUse,
                $"'{path}' is locked by another program: end that one and repeat",
                error
            ),
            raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH => new(StoreFailure.Conflict, $"'{path}' does not take this: {error.Message}", error),
            raw.SQLITE_CONSTRAINT => new(StoreFailure.Conflict, $"'{path}' has this already: {error.Message}", error),
            _ => new(StoreFailure.Unreachable, $"'{path}' cannot be used: {error.Message}", error),
        };
}
