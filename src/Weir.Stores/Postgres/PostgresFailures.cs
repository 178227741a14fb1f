using System.Net.Sockets;
using Npgsql;

namespace Weir.Stores.Postgres;

/// <summary>What PostgreSQL's errors mean for a store. Addresses are shown without passwords.</summary>
internal static class PostgresFailures
{
    public static bool IsOfPostgres(this Exception error) => error is NpgsqlException or SocketException or IOException or TimeoutException;

    public static StoreException ToStoreException(this Exception error, string shown) =>
        error switch
        {
            PostgresException
            {
                SqlState: PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory or PostgresErrorCodes.IoError
            } full => new(
                StoreFailure.Full,
                $"'{shown}' cannot store more ({full.MessageText}): nothing was stored; make room and repeat",
                error
            ),
            PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted } damaged => new(
                StoreFailure.Damaged,
                $"'{shown}' is damaged ({damaged.MessageText}): restore a backup",
                error
            ),
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } taken => new(
                StoreFailure.Conflict,
                $"'{shown}' has this already: {taken.MessageText}",
                error
            ),
            PostgresException { SqlState: PostgresErrorCodes.CardinalityViolation } twice => new(
                StoreFailure.Conflict,
                $"'{shown}' was given one thing twice in one batch: {twice.MessageText}",
                error
            ),
            // Classes of errors that what was given has: of data, of integrity, of what is too large for an index.
            PostgresException { SqlState: ['2', '2' or '3', ..] or ['5', '4', ..] } given => new(
                StoreFailure.Conflict,
                $"'{shown}' does not take this: {given.MessageText} ({given.SqlState})",
                error
            ),
            PostgresException refused => new(
                StoreFailure.Unreachable,
                $"'{shown}' refuses: {refused.MessageText} ({refused.SqlState})",
                error
            ),
            _ => new(StoreFailure.Unreachable, $"'{shown}' cannot be reached: see that PostgreSQL runs there and lets this user in", error),
        };
}
