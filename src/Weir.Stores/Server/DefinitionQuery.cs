namespace Weir.Stores.Server;

/// <summary>The end of the statement that lists changes of definitions, newest first.</summary>
internal static class DefinitionQuery
{
    public static (string Sql, IReadOnlyList<(string Name, object Value)> Values) Create(string? kind, string? name, int limit, string mark)
    {
        List<string> conditions = [];
        List<(string, object)> values = [("limit", Math.Clamp(limit, 1, JobQuery.MaximumLimit))];
        if (kind is not null)
        {
            conditions.Add($"kind = {mark}kind");
            values.Add(("kind", kind));
        }

        if (name is not null)
        {
            conditions.Add($"key = {mark}key");
            values.Add(("key", name.ToUpperInvariant()));
        }

        var where = conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", conditions);
        return ($"{where} ORDER BY id DESC LIMIT {mark}limit", values);
    }
}
