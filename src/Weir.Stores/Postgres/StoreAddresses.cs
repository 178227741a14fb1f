using Npgsql;

namespace Weir.Stores.Postgres;

/// <summary>What can be said of a store's address before it is used.</summary>
public static class StoreAddresses
{
    /// <summary>Whether it holds a password, which must not stand where others can read it.</summary>
    /// <exception cref="StoreException">It is not well-formed.</exception>
    public static bool HasPassword(string address) =>
        new NpgsqlConnectionStringBuilder(PostgresAddress.Parse(address).ConnectionString)
            is { Password.Length: > 0 }
                or { SslPassword.Length: > 0 };
}
