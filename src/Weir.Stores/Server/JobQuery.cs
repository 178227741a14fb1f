using System.Globalization;
using System.Text;
using Weir.Jobs;

namespace Weir.Stores.Server;

/// <summary>
/// The statement of a list of jobs, in the SQL that both stores understand. Several states, and the two ways in which a job's
/// owner is kept, become one ordered, limited search each, so that a list costs what it shows, however many jobs there are.
/// </summary>
internal static class JobQuery
{
    /// <summary>One more than the longest page: the one more says whether there is a next page.</summary>
    public const int MaximumLimit = 1001;

    /// <summary>How much a purge forgets at once, so that what is stored meanwhile waits for no more than that.</summary>
    public const int PurgedTogether = 200;

    // The end of every index that a list searches by.
    private const string NewestFirst = " ORDER BY submitted_at DESC, number DESC";

    /// <summary>Since when a job is over and may be forgotten some day; one under review is nobody's to forget.</summary>
    public static DateTimeOffset? EndedAt(Job job) =>
        job.State.IsEnd() && job.State != JobState.UnderReview ? job.EndedAt ?? job.SubmittedAt : null;

    /// <summary>The statement and its values; the stores keep the end of a job each in a form of its own.</summary>
    public static (string Sql, IReadOnlyList<(string Name, object Value)> Values) Create(
        JobFilter filter,
        string mark,
        Func<DateTimeOffset, object> endedAt
    )
    {
        List<string> conditions = [];
        List<(string, object)> values = [];
        Add(filter.User, "user", $"\"user\" = {mark}user");
        Add(filter.Name?.Text.ToUpperInvariant(), "name", $"name = {mark}name");
        Add(filter.Schedule?.Text.ToUpperInvariant(), "schedule", $"schedule = {mark}schedule");
        Add(filter.Date is { } date ? Day(date) : null, "date", $"schedule_date = {mark}date");
        Add(filter.Machine, "machine", $"machine = {mark}machine");
        AddAny(filter.Users, "user", $"\"user\" = {mark}");
        AddAny(filter.NamePatterns?.Select(Like).ToList(), "name", $"name LIKE {mark}", " ESCAPE '\\'");
        AddRange(filter.Submitted, "submitted", "submitted_at", StoredTime.Text);
        AddRange(filter.Ended, "ended", "over_at", endedAt);
        foreach (var (state, i) in filter.ExceptStates.Distinct().Select((state, i) => (state, i)))
        {
            Add(state.ToString(), $"except{i}", $"state <> {mark}except{i}");
        }

        if (filter.Before is { } place)
        {
            Add(StoredTime.Text(place.SubmittedAt), "before_at", $"(submitted_at, number) < ({mark}before_at, {mark}before)");
            values.Add(("before", place.Number.Value));
        }

        values.Add(("limit", Math.Clamp(filter.Limit, 1, MaximumLimit)));

        var states = filter.States?.Distinct().ToList() ?? [];
        for (var i = 0; i < states.Count; i++)
        {
            values.Add((StateName(i), states[i].ToString()));
        }

        IReadOnlyList<string> stated =
            filter.States is null ? [""]
            : states.Count == 0 ? ["number < 0"]
            : [.. states.Select((_, i) => $"state = {mark}{StateName(i)}")];
        IReadOnlyList<string> owned = filter.Own is { } own ? OwnerConditions(own, mark, values) : [""];
        IReadOnlyList<string> all =
        [
            .. stated.SelectMany(state =>
                owned.Select(owner => One([.. ((string[])[state, owner]).Where(text => text.Length > 0), .. conditions]))
            ),
        ];
        return all.Count == 1
            ? (all[0], values)
            : (
                $"SELECT number, body, submitted_at FROM ({string.Join(" UNION ALL ", all.Select((one, i) => $"SELECT * FROM ({one}) AS s{i}"))}) AS found{NewestFirst} LIMIT {mark}limit",
                values
            );

        string One(IReadOnlyList<string> where) =>
            $"SELECT number, body, submitted_at FROM jobs{(where.Count == 0 ? "" : " WHERE " + string.Join(" AND ", where))}{NewestFirst} LIMIT {mark}limit";

        void AddRange(MomentRange range, string name, string column, Func<DateTimeOffset, object> value)
        {
            Add(range.From is { } from ? value(from) : null, name + "_from", $"{column} >= {mark}{name}_from");
            Add(range.To is { } to ? value(to) : null, name + "_to", $"{column} < {mark}{name}_to");
        }

        void AddAny(IReadOnlyList<string>? any, string name, string before, string after = "")
        {
            if (any is null)
            {
                return;
            }

            conditions.Add(
                any.Count == 0
                    ? "number < 0"
                    : "("
                        + string.Join(
                            " OR ",
                            any.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"{before}any_{name}{i}{after}"))
                        )
                        + ")"
            );
            values.AddRange(any.Select((value, i) => (string.Create(CultureInfo.InvariantCulture, $"any_{name}{i}"), (object)value)));
        }

        void Add(object? value, string name, string condition)
        {
            if (value is not null)
            {
                conditions.Add(condition);
                values.Add((name, value));
            }
        }
    }

    /// <summary>The conditions of which a row of an owner's meets exactly one: its id is kept, or its name only.</summary>
    public static IReadOnlyList<string> OwnerConditions(Owner own, string mark, List<(string, object)> values)
    {
        values.Add(("owner_machine", own.Machine));
        List<string> conditions = [];
        if (own.UserId is { } id)
        {
            values.Add(("owner_id", (long)id));
            conditions.Add($"machine = {mark}owner_machine AND user_id = {mark}owner_id");
        }

        // A name in digits may have been an id without a name: then nobody knows whose it is.
        if (new Owner(own.Machine, null, own.User).Is(own.Machine, own.UserId, own.User))
        {
            values.Add(("owner_name", own.User));
            conditions.Add($"machine = {mark}owner_machine AND user_id IS NULL AND \"user\" = {mark}owner_name");
        }

        return conditions.Count == 0 ? ["number < 0"] : conditions;
    }

    /// <summary>A date as both stores keep it: text that sorts.</summary>
    public static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Names are stored in upper case. A pattern's characters are LIKE's, and what means something to LIKE alone is escaped.
    private static string Like(string pattern)
    {
        if (pattern.Equals(Wildcard.All, StringComparison.OrdinalIgnoreCase))
        {
            return "%";
        }

        var text = new StringBuilder();
        foreach (var c in pattern.ToUpperInvariant())
        {
            text.Append(
                c switch
                {
                    '*' => "%",
                    '?' => "_",
                    '%' or '_' or '\\' => "\\" + c,
                    _ => c.ToString(),
                }
            );
        }

        return text.ToString();
    }

    private static string StateName(int index) => string.Create(CultureInfo.InvariantCulture, $"state{index}");
}
