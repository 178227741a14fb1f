using System.Globalization;
using Npgsql;

namespace Weir.Stores.Postgres;

/// <summary>Brings a database to this Weir's schema; run by the holder of the lease only.</summary>
internal static class PostgresMigrations
{
    public static async Task ApplyAsync(
        NpgsqlConnection connection,
        IReadOnlyList<Migration> migrations,
        PostgresAddress address,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        await RunAsync(
                "CREATE TABLE IF NOT EXISTS migrations (version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL)"
            )
            .ConfigureAwait(false);
        int found;
        var latest = new NpgsqlCommand("SELECT coalesce(max(version), 0) FROM migrations", connection);
        await using (latest.ConfigureAwait(false))
        {
            found = Convert.ToInt32(await latest.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
        }

        if (found > migrations[^1].Version)
        {
            throw Migration.Newer($"'{address.Shown}'", found, migrations[^1].Version);
        }

        foreach (var migration in migrations.Where(m => m.Version > found))
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await RunAsync(migration.Sql).ConfigureAwait(false);
                await RunAsync(
                        "INSERT INTO migrations (version, name, applied_at) VALUES ($1, $2, $3)",
                        migration.Version,
                        migration.Name,
                        time.GetUtcNow().UtcDateTime
                    )
                    .ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        async Task RunAsync(string sql, params object[] values)
        {
            var command = new NpgsqlCommand(sql, connection);
            await using (command.ConfigureAwait(false))
            {
                foreach (var value in values)
                {
                    command.Parameters.Add(new NpgsqlParameter { Value = value });
                }

                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
