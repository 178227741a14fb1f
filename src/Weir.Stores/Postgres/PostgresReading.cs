using Npgsql;

namespace Weir.Stores.Postgres;

/// <summary>Reading rows into objects.</summary>
internal static class PostgresReading
{
    /// <summary>Runs a statement whose parameters are named, or, with empty names, in their places.</summary>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(
        this NpgsqlConnection connection,
        string sql,
        IReadOnlyList<(string Name, object Value)> values,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            foreach (var (name, value) in values)
            {
                var clean = value is string text ? PostgresText.Clean(text)! : value;
                command.Parameters.Add(name.Length == 0 ? new NpgsqlParameter { Value = clean } : new NpgsqlParameter(name, clean));
            }

            var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                List<T> found = [];
                while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    found.Add(read(rows));
                }

                return found;
            }
        }
    }
}
