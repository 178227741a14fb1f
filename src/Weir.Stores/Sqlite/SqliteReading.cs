using Microsoft.Data.Sqlite;

namespace Weir.Stores.Sqlite;

/// <summary>Statements on a connection; reading rows into objects.</summary>
internal static class SqliteReading
{
    public static void Run(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue("$" + name, value);
        }

        command.ExecuteNonQuery();
    }

    public static IReadOnlyList<T> Read<T>(
        this SqliteConnection connection,
        string sql,
        IReadOnlyList<(string Name, object Value)> values,
        Func<SqliteDataReader, T> read
    )
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue("$" + name, value);
        }

        using var rows = command.ExecuteReader();
        List<T> found = [];
        while (rows.Read())
        {
            found.Add(read(rows));
        }

        return found;
    }
}
