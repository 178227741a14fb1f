using System.Data.Common;
using Weir.Jobs;

namespace Weir.Stores.Server;

/// <summary>Who acted, as the columns of events, changes of definitions and the audit have it.</summary>
internal static class ActorColumns
{
    public static readonly string[] Names = ["by_user", "by_uid", "by_machine", "by_origin", "by_through", "by_address", "by_behalf"];

    private static readonly object?[] s_nobody = new object?[Names.Length];

    /// <summary>The columns' values; all <see langword="null"/> where nobody acted.</summary>
    public static object?[] From(Actor? actor) =>
        actor is null
            ? s_nobody
            : [actor.User, actor.UserId, actor.Machine, actor.Origin.ToString(), actor.Through, actor.Address, actor.OnBehalfOf];

    /// <summary>Reads them; a row of before has a sentence instead.</summary>
    public static Actor? Read(DbDataReader row, int first, string? sentence = null)
    {
        if (Text(row, first) is not { } user || Text(row, first + 3) is not { } origin)
        {
            return sentence is null ? null : Actor.FromSentence(sentence);
        }

        return new Actor(
            user,
            Enum.TryParse<ActorOrigin>(origin, out var known) ? known : ActorOrigin.Unknown,
            Text(row, first + 2),
            row.IsDBNull(first + 1) ? null : row.GetInt64(first + 1),
            Text(row, first + 4),
            Text(row, first + 5),
            Text(row, first + 6)
        );
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
