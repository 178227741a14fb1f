using Weir.Jobs;

namespace Weir.Stores.Agent;

/// <summary>The end of a list's statement: what restricts it, and its order.</summary>
internal static class JournalQuery
{
    // One more than the longest page: the one more says whether there is a next page.
    private const int MaximumLimit = 1001;

    public static (string Sql, IReadOnlyList<(string Name, object Value)> Values) Create(TrackedFilter filter)
    {
        List<string> conditions = [];
        List<(string, object)> values = [];
        Add(filter.Name?.Text, "name", "name = $name");
        Add(filter.User, "user", "user = $user");
        Add(filter.UserId, "user_id", "user_id = $user_id");
        Add(filter.Status?.ToString(), "status", "status = $status");
        if (filter.Before is { } position)
        {
            const string Behind = "(submitted_at, number) < ($before_at, $before)";
            Add(StoredTime.Text(position.Place.SubmittedAt), "before_at", position.Name is null ? Behind : $"(name > $from OR {Behind})");
            values.Add(("before", position.Place.Number.Value));
            Add(position.Name?.Text, "from", "name >= $from");
        }

        values.Add(("limit", Math.Clamp(filter.Limit, 1, MaximumLimit)));
        var where = conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions);
        var byName = filter.Order == TrackedOrder.Name ? "name, " : "";
        return ($"{where} ORDER BY {byName}submitted_at DESC, number DESC LIMIT $limit", values);

        void Add(object? value, string name, string condition)
        {
            if (value is not null)
            {
                conditions.Add(condition);
                values.Add((name, value));
            }
        }
    }
}
