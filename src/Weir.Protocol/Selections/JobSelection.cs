using System.Globalization;
using System.Text;
using Weir.Jobs;

namespace Weir.Protocol.Selections;

/// <summary>
/// Which jobs: fields with what they have to be, all of which must be met; inside a field a comma means "or". The same in addresses
/// (<c>?state=Failed,Lost&amp;name=PAY*</c>), in a box (<c>state:Failed,Lost name:PAY*</c>) and in the options of the command line.
/// </summary>
public sealed class JobSelection
{
    private JobSelection(IReadOnlyList<SelectionTerm> terms) => Terms = terms;

    /// <summary>All jobs.</summary>
    public static JobSelection Everything { get; } = new([]);

    /// <summary>The fields that are said, in the order of <see cref="SelectionFields.All"/>, each once.</summary>
    public IReadOnlyList<SelectionTerm> Terms { get; }

    /// <summary>Whether nothing is said, so that it is all jobs.</summary>
    public bool IsEverything => Terms.Count == 0;

    /// <summary>A selection of fields and values; a value that is empty says nothing.</summary>
    /// <exception cref="SelectionException">There is no such field, or it is said twice.</exception>
    public static JobSelection From(IEnumerable<KeyValuePair<string, string?>> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Dictionary<SelectionField, string> said = [];
        foreach (var (name, value) in fields)
        {
            var field =
                SelectionFields.Find(name)
                ?? throw new SelectionException(
                    $"'{Printable.Escape(name)}' is nothing that jobs are selected by; allowed are {string.Join(", ", SelectionFields.All.Select(known => known.Name))}"
                );
            if (!string.IsNullOrEmpty(value) && !said.TryAdd(field, value))
            {
                throw new SelectionException($"{field.Name} is said twice; several values stand in one, with commas between them");
            }
        }

        return said.Count == 0
            ? Everything
            : new JobSelection([.. SelectionFields.All.Where(said.ContainsKey).Select(field => new SelectionTerm(field, said[field]))]);
    }

    /// <summary>Reads what stands in a box: <c>field:value</c> with spaces between; a word without a colon is a name.</summary>
    /// <exception cref="SelectionException">There is no such field, or it is said twice.</exception>
    public static JobSelection Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return From(
            text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(word =>
                    word.IndexOf(':', StringComparison.Ordinal) is > 0 and var cut
                        ? KeyValuePair.Create<string, string?>(word[..cut], word[(cut + 1)..])
                        : KeyValuePair.Create<string, string?>(SelectionFields.Name.Name, word)
                )
        );
    }

    /// <summary>As it stands in a box; <see cref="Parse"/> reads it.</summary>
    public override string ToString() => string.Join(' ', Terms.Select(term => $"{term.Field.Name}:{term.Value}"));

    /// <summary>As the query part of an address, without a question mark; empty where nothing is said.</summary>
    public string ToQuery()
    {
        var text = new StringBuilder();
        foreach (var term in Terms)
        {
            text.Append(text.Length == 0 ? "" : "&").Append(term.Field.Name).Append('=').Append(Uri.EscapeDataString(term.Value));
        }

        return text.ToString();
    }

    /// <summary>
    /// The same with days and times in UTC, since what "today" is depends on where it is asked, and states in their own case.
    /// </summary>
    /// <exception cref="SelectionException">A value is not allowed.</exception>
    public JobSelection Fix(DateTimeOffset now, TimeZoneInfo zone) =>
        new([
            .. Terms.Select(term =>
                term.Field == SelectionFields.Submitted || term.Field == SelectionFields.Ended
                    ? term with
                    {
                        Value = SelectionMoments.ToText(Range(term, now, zone)),
                    }
                : term.Field == SelectionFields.Date
                    ? term with
                    {
                        Value = Day(term, now, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    }
                : term.Field == SelectionFields.State || term.Field == SelectionFields.NotState
                    ? term with
                    {
                        Value = string.Join(',', States(term)),
                    }
                : term
            ),
        ]);

    /// <summary>The jobs as a store finds them.</summary>
    /// <param name="now">The moment from which "8 hours ago" counts.</param>
    /// <param name="zone">The zone of days and times that name none.</param>
    /// <exception cref="SelectionException">A value is not allowed.</exception>
    public JobFilter ToFilter(DateTimeOffset now, TimeZoneInfo zone)
    {
        var filter = new JobFilter();
        foreach (var term in Terms)
        {
            filter = term.Field.Name switch
            {
                "state" => filter with { States = States(term) },
                "not-state" => filter with { ExceptStates = States(term) },
                "name" => filter with { NamePatterns = Patterns(term) },
                "user" => filter with { Users = Words(term) },
                "schedule" => filter with { Schedule = Schedule(term) },
                "date" => filter with { Date = Day(term, now, zone) },
                "machine" => filter with { Machine = term.Value },
                "submitted" => filter with { Submitted = Range(term, now, zone) },
                "ended" => filter with { Ended = Range(term, now, zone) },
                _ => throw new InvalidOperationException($"nobody reads the field {term.Field.Name}"),
            };
        }

        return filter;
    }

    private static List<JobState> States(SelectionTerm term) =>
        [
            .. Words(term)
                .Select(word =>
                    Enum.TryParse<JobState>(word, ignoreCase: true, out var state) && Enum.IsDefined(state) && !char.IsAsciiDigit(word[0])
                        ? state
                        : throw Wrong(term, word, "a state", string.Join(", ", Enum.GetNames<JobState>()))
                ),
        ];

    private static List<string> Patterns(SelectionTerm term)
    {
        var words = Words(term);
        foreach (var word in words.Where(word => !word.Equals(Wildcard.All, StringComparison.OrdinalIgnoreCase)))
        {
            // What a pattern stands for is a name, so what it has besides stars and question marks is a part of one.
            var plain = word.Replace("*", "", StringComparison.Ordinal).Replace('?', 'A');
            if (plain.Length > 0 && !ObjectName.TryParse(plain, out _))
            {
                throw Wrong(term, word, "a name or a pattern of one", ObjectName.Allowed + ", * and ?");
            }
        }

        return words;
    }

    private static List<string> Words(SelectionTerm term) =>
        [.. term.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static ObjectName Schedule(SelectionTerm term) =>
        ObjectName.TryParseDay(term.Value, out var name)
            ? name
            : throw Wrong(term, term.Value, "the name of a schedule", ObjectName.AllowedOfDays);

    private static DateOnly Day(SelectionTerm term, DateTimeOffset now, TimeZoneInfo zone) =>
        SelectionMoments.DayOf(term.Value, now, zone) ?? throw Wrong(term, term.Value, "a date", "YYYY-MM-DD, today or yesterday");

    private static MomentRange Range(SelectionTerm term, DateTimeOffset now, TimeZoneInfo zone) =>
        SelectionMoments.TryParse(term.Value, now, zone, out var range)
            ? range
            : throw Wrong(term, term.Value, "a stretch of time", SelectionMoments.Allowed);

    private static SelectionException Wrong(SelectionTerm term, string value, string what, string allowed) =>
        new($"{term.Field.Name}: '{Printable.Escape(value)}' is not {what}: {allowed}");
}
