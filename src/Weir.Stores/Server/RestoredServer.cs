using Weir.Jobs;
using Weir.Stores.Sqlite;

namespace Weir.Stores.Server;

/// <summary>
/// A server's store from a backup. What happened since the backup is not known to it, so it begins well past all that can have
/// been given out meanwhile: no number is leased twice, and agents take its orders for newer than any they have. What people were to
/// be told then they may have been told since: it is not told again.
/// </summary>
public static class RestoredServer
{
    /// <summary>How many tracking numbers are passed over.</summary>
    public const int NumbersPassedOver = 100_000;

    /// <summary>Whether a file is the backup of a server's store.</summary>
    public static bool IsBackup(string copy) => SqliteRestore.HasCounter(copy, "next_number");

    /// <summary>Makes a SQLite store of a backup.</summary>
    /// <exception cref="StoreException">There is a store already, or the copy is none.</exception>
    public static void Create(string copy, string path, AuditedAction audited, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(audited);
        ArgumentNullException.ThrowIfNull(time);
        var sql = new SqlFiles("Sqlite");
        SqliteRestore.Restore(
            copy,
            path,
            sql,
            time,
            connection =>
            {
                connection.Run(sql["PassOver"]);
                connection.Run(sql["RestoreEvents"]);
                connection.Run(sql["RestoreTellings"], [("at", StoredTime.Text(time.GetUtcNow()))]);
                var values = AuditColumns.From(audited.Succeeded(time.GetUtcNow()));
                connection.Run(sql["InsertAudit"], [.. AuditColumns.Names.Select((name, at) => (name, values[at] ?? DBNull.Value))]);
            }
        );
    }

    /// <summary>Readies a PostgreSQL store that PostgreSQL's own tools have restored.</summary>
    /// <exception cref="StoreException">It cannot be reached, is no store, or a server has it.</exception>
    public static async Task ReadyAsync(string address, AuditedAction audited, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(audited);
        ArgumentNullException.ThrowIfNull(time);
        // Opened as a server does: so no server has it, and it is of this version.
        var store = new PostgresServerStore(address, time);
        await using (store.ConfigureAwait(false))
        {
            var epoch = await store.OpenAsync(cancellationToken).ConfigureAwait(false);
            await store
                .CommitAsync(new ServerBatch { Epoch = epoch, Audit = [audited.Succeeded(time.GetUtcNow())] }, cancellationToken)
                .ConfigureAwait(false);
            await store.PassOverAsync(time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }
    }
}
