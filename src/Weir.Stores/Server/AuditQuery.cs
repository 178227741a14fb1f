using System.Data.Common;
using Weir.Jobs;

namespace Weir.Stores.Server;

/// <summary>The end of the statement that lists the audit, newest first, and how its rows are read.</summary>
internal static class AuditQuery
{
    /// <param name="filter">What is wanted.</param>
    /// <param name="mark">What a parameter begins with.</param>
    /// <param name="time">A time as the store takes it.</param>
    public static (string Sql, IReadOnlyList<(string Name, object Value)> Values) Create(
        AuditFilter filter,
        string mark,
        Func<DateTimeOffset, object> time
    )
    {
        List<string> conditions = [];
        List<(string, object)> values = [("limit", Math.Clamp(filter.Limit, 1, JobQuery.MaximumLimit))];
        Add(filter.User, "user", $"(name = {mark}user OR by_user = {mark}user)");
        Add(filter.Machine, "machine", $"by_machine = {mark}machine");
        Add(filter.Action, "action", $"action = {mark}action");
        Add(filter.Since is { } since ? time(since) : null, "since", $"at >= {mark}since");
        Add(filter.Until is { } until ? time(until) : null, "until", $"at < {mark}until");
        Add(filter.Outcome?.ToString(), "outcome", $"outcome = {mark}outcome");
        Add(filter.Before, "before_id", $"id < {mark}before_id");
        AddSubject(filter.Subject);
        if (filter.Only is { } only)
        {
            Add(only.Name, "own", $"name = {mark}own");
            Add(only.Machine, "own_machine", $"by_machine = {mark}own_machine");
            if (only.Machine is null)
            {
                conditions.Add("by_machine IS NULL");
            }
        }

        var where = conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions);
        return ($"{where} ORDER BY id DESC LIMIT {mark}limit", values);

        void Add(object? value, string name, string condition)
        {
            if (value is not null)
            {
                conditions.Add(condition);
                values.Add((name, value));
            }
        }

        void AddSubject(string? subject)
        {
            if (subject is null)
            {
                return;
            }

            var both = subject.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? Both(subject, space) : "";
            values.Add(("key", subject.ToUpperInvariant()));
            values.Add(("kind", subject.ToLowerInvariant()));
            conditions.Add($"(key = {mark}key OR kind = {mark}kind{both})");
        }

        string Both(string subject, int space)
        {
            values.Add(("of_kind", subject[..space].ToLowerInvariant()));
            values.Add(("of_key", subject[(space + 1)..].ToUpperInvariant()));
            return $" OR (kind = {mark}of_kind AND key = {mark}of_key)";
        }
    }

    /// <summary>A row of <c>SelectAudit</c>.</summary>
    public static AuditEntry Read(DbDataReader row, DateTimeOffset at) =>
        new(
            at,
            ActorColumns.Read(row, 1) ?? Actor.Weir,
            row.GetString(8),
            row.GetString(9),
            row.GetString(10),
            Enum.Parse<AuditOutcome>(row.GetString(11)),
            Text(row, 12),
            Text(row, 13),
            Text(row, 14),
            Text(row, 15),
            row.GetInt64(16)
        );

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
