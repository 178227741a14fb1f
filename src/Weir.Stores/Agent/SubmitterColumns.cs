using System.Globalization;
using Microsoft.Data.Sqlite;
using Weir.Jobs;

namespace Weir.Stores.Agent;

/// <summary>A submitter in four columns: user, user_id, group_id, groups.</summary>
internal static class SubmitterColumns
{
    public static IEnumerable<object?> Values(Submitter submitter) =>
        [submitter.User, submitter.UserId, submitter.GroupId, string.Join(' ', submitter.Groups)];

    /// <summary>Reads them, the first at <paramref name="first"/>.</summary>
    public static Submitter Read(SqliteDataReader row, int first) =>
        new(
            row.GetString(first),
            (uint)row.GetInt64(first + 1),
            (uint)row.GetInt64(first + 2),
            [
                .. row.GetString(first + 3)
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(group => uint.Parse(group, CultureInfo.InvariantCulture)),
            ]
        );
}
