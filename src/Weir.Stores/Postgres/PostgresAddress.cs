using Npgsql;

namespace Weir.Stores.Postgres;

/// <summary>
/// Where a PostgreSQL store is: <c>postgres://user:password@host:port/database?host=/socket/folder</c>, or Npgsql's own
/// <c>Host=…;Database=…</c>. Shown without its password, always.
/// </summary>
internal sealed class PostgresAddress
{
    private PostgresAddress(string connectionString, string shown)
    {
        ConnectionString = connectionString;
        Shown = shown;
    }

    public string ConnectionString { get; }

    /// <summary>For messages: user, host, port and database, never a password.</summary>
    public string Shown { get; }

    public static PostgresAddress Parse(string text)
    {
        NpgsqlConnectionStringBuilder address;
        try
        {
            address = IsUri(text) ? FromUri(new Uri(text)) : new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The cause's own text may quote the password.
            throw new StoreException(
                StoreFailure.Unreachable,
                "the store's address is not well-formed: it is postgres://USER@HOST:PORT/DATABASE or Host=HOST;Username=USER;Database=DATABASE"
            );
        }

        address.ApplicationName ??= "weir";
        address.IncludeErrorDetail = false;
        address.PersistSecurityInfo = false;
        var host = address.Host is { Length: > 0 } given ? given : "localhost";
        return new PostgresAddress(address.ConnectionString, $"postgres://{host}:{address.Port}/{address.Database}");
    }

    private static bool IsUri(string text) =>
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var address = new NpgsqlConnectionStringBuilder { Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')) };
        if (uri.Host.Length > 0)
        {
            address.Host = uri.Host;
        }

        if (uri.Port > 0)
        {
            address.Port = uri.Port;
        }

        var user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
        {
            address.Username = Uri.UnescapeDataString(user[0]);
        }

        if (user.Length == 2)
        {
            address.Password = Uri.UnescapeDataString(user[1]);
        }

        foreach (var option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = option.Split('=', 2);
            address[Key(parts[0])] = parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "";
        }

        return address;
    }

    /// <summary>libpq's names of the options that differ from Npgsql's.</summary>
    private static string Key(string option) =>
        option switch
        {
            "user" => "Username",
            "dbname" => "Database",
            "sslmode" => "SSL Mode",
            "sslrootcert" => "Root Certificate",
            "application_name" => "Application Name",
            "connect_timeout" => "Timeout",
            "search_path" => "Search Path",
            _ => Uri.UnescapeDataString(option),
        };
}
