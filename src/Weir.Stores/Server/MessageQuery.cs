using Weir.Jobs;

namespace Weir.Stores.Server;

/// <summary>The end of the statement that lists messages, newest first, in the SQL that both stores understand.</summary>
internal static class MessageQuery
{
    public static (string Sql, IReadOnlyList<(string Name, object Value)> Values) Create(MessageFilter filter, string mark)
    {
        List<string> conditions = [$"id < {mark}before"];
        List<(string, object)> values =
        [
            ("before", filter.Before ?? long.MaxValue),
            ("limit", Math.Clamp(filter.Limit, 1, JobQuery.MaximumLimit)),
        ];
        if (filter.Least > MessageSeverity.Information)
        {
            conditions.Add(filter.Least == MessageSeverity.Error ? $"severity = {mark}error" : $"severity IN ({mark}warning, {mark}error)");
            values.Add(("error", nameof(MessageSeverity.Error)));
            if (filter.Least == MessageSeverity.Warning)
            {
                values.Add(("warning", nameof(MessageSeverity.Warning)));
            }
        }

        if (filter.Own is { } own)
        {
            conditions.Add(
                $"number IN ({string.Join(" UNION ALL ", JobQuery.OwnerConditions(own, mark, values).Select(owned => $"SELECT number FROM jobs WHERE {owned}"))})"
            );
        }

        if (filter.Machine is { } machine)
        {
            conditions.Add($"number IN (SELECT number FROM jobs WHERE machine = {mark}machine)");
            values.Add(("machine", machine));
        }

        return ($" WHERE {string.Join(" AND ", conditions)} ORDER BY id DESC LIMIT {mark}limit", values);
    }
}
