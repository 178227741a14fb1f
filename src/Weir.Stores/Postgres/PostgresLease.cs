using Npgsql;

namespace Weir.Stores.Postgres;

/// <summary>
/// The active server's one writing connection. It holds an advisory lock for its whole life, so whoever commits on it is the
/// active server: when the connection goes, so does the lock.
/// </summary>
internal sealed class PostgresLease : IAsyncDisposable
{
    // One lock per schema, so that stores in one database do not exclude each other.
    // A server that has just ended may hold the lock until the database has noticed: that is waited for, another server is not.
    private const string TakeLock =
        "SET lock_timeout = '5s'; SELECT pg_advisory_lock(hashtext('weir'), hashtext(current_schema()::text)); SET lock_timeout = 0";

    // What is answered is durable, whatever the database's own setting is; a stricter one than "on" stays.
    private const string Durable =
        "; SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

    private PostgresLease(NpgsqlConnection connection) => Connection = connection;

    public NpgsqlConnection Connection { get; }

    public static async Task<PostgresLease> AcquireAsync(PostgresAddress address, CancellationToken cancellationToken)
    {
        // Not pooled: a connection given back to a pool would keep the lock.
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(address.ConnectionString)
            {
                Pooling = false,
                KeepAlive = 10,
                MaxAutoPrepare = 40,
                AutoPrepareMinUsages = 2,
            }.ConnectionString
        );
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            var command = new NpgsqlCommand(TakeLock + Durable, connection);
            await using (command.ConfigureAwait(false))
            {
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            return new PostgresLease(connection);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw new StoreException(StoreFailure.InUse, $"another server is active on '{address.Shown}': end it first", taken);
        }
        catch (Exception error)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw error.IsOfPostgres() ? error.ToStoreException(address.Shown) : error;
        }
    }

    /// <summary>The epoch and the count of commits as they are stored.</summary>
    public async Task<(long Epoch, long Commits)> ReadAsync(string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, Connection);
        await using (command.ConfigureAwait(false))
        {
            var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (row.ConfigureAwait(false))
            {
                return await row.ReadAsync(cancellationToken).ConfigureAwait(false)
                    ? (row.GetInt64(0), row.GetInt64(1))
                    : throw new StoreException(StoreFailure.Damaged, "the store's row 'server' is gone: restore a backup");
            }
        }
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
