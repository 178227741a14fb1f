namespace Weir.Stores.Postgres;

/// <summary>Settings of PostgreSQL with which a loss of power, or a crash, takes something that was stored with it.</summary>
internal static class PostgresSettings
{
    public static StoreFault FaultOf(string store, string setting) =>
        new(
            store,
            false,
            setting switch
            {
                "synchronous_commit" =>
                    $"'{store}' has synchronous_commit = off: Weir turns it on for what it stores, other programs of this database do not; set it to on",
                _ =>
                    $"'{store}' has {setting} = off: a loss of power may damage all of it; as its superuser: ALTER SYSTEM SET {setting} = on; SELECT pg_reload_conf();",
            }
        );
}
