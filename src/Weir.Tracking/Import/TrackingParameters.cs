using Weir.Jobs;
using Weir.Tracking.Rules;

namespace Weir.Tracking.Import;

/// <summary>
/// Job tracking parameters of the original (file TRKPARF10) as text: a first line of column names, then a line for each record, fields with
/// commas, semicolons or tabs between. Empty lines and lines with <c>#</c> are passed over.
/// </summary>
public sealed class TrackingParameters
{
    /// <summary>The columns, in any order; all but the job's name may be missing.</summary>
    public const string Columns =
        "JOBNAME JOBUSER JOBDES JOBDLI JOBQUE JOBQLI, each with its flag as JOBNAME_PS and so on, SKDNAME SKDDATE FREQNAME TYP AUT";

    private const string Flag = "_PS";

    private static readonly string[] s_filters = ["JOBNAME", "JOBUSER", "JOBDES", "JOBDLI", "JOBQUE", "JOBQLI"];
    private static readonly string[] s_columns =
    [
        .. s_filters,
        .. s_filters.Select(filter => filter + Flag),
        "SKDNAME",
        "SKDDATE",
        "FREQNAME",
        "TYP",
        "AUT",
    ];

    private readonly List<ImportedRule> _rules = [];
    private readonly List<ImportFault> _faults = [];
    private readonly HashSet<ObjectName> _names = [];

    private TrackingParameters() { }

    /// <summary>The rules, in the order of their lines.</summary>
    public IReadOnlyList<ImportedRule> Rules => _rules;

    /// <summary>The records that make none.</summary>
    public IReadOnlyList<ImportFault> Faults => _faults;

    /// <summary>Reads a text.</summary>
    public static TrackingParameters Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = new TrackingParameters();
        string[]? columns = null;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var trimmed = line.Trim('\r', ' ');
            if (trimmed.Length == 0 || trimmed[0] == '#')
            {
                continue;
            }

            string[] fields = [.. trimmed.Split(',', ';', '\t').Select(field => field.Trim(' ', '\''))];
            if (columns is not null)
            {
                read.Add(number, columns, fields);
            }
            else if (!read.TryColumns(number, fields, out columns))
            {
                return read;
            }
        }

        return read;
    }

    private bool TryColumns(int line, string[] fields, out string[] columns)
    {
        columns = [.. fields.Select(field => field.ToUpperInvariant())];
        var unknown = Array.Find(columns, column => !s_columns.Contains(column));
        var problem =
            unknown is not null ? $"'{Printable.Escape(unknown)}' is no column"
            : !columns.Contains("JOBNAME") ? "there is no column JOBNAME"
            : columns.Distinct().Count() != columns.Length ? "a column stands there twice"
            : null;
        if (problem is not null)
        {
            _faults.Add(new ImportFault(line, $"{problem}: the first line names the columns, allowed are {Columns}"));
        }

        return problem is null;
    }

    private void Add(int line, string[] columns, string[] fields)
    {
        if (fields.Length != columns.Length)
        {
            _faults.Add(new ImportFault(line, $"the record has {fields.Length} fields, and the first line names {columns.Length} columns"));
            return;
        }

        var record = columns.Zip(fields).Where(pair => pair.Second.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second);
        List<string> faults = [];
        var text = TextOf(record, faults);
        if (faults.Count == 0 && !TrackingRule.TryCreate(text, out _, out var wrong))
        {
            faults.AddRange(wrong.Select(fault => fault.Text));
        }

        if (faults.Count > 0)
        {
            _faults.Add(new ImportFault(line, string.Join("; ", faults)));
            return;
        }

        var rule = TrackingRule.Create(text);
        if (_names.Add(rule.Name))
        {
            _rules.Add(new ImportedRule(line, rule));
        }
        else
        {
            _faults.Add(
                new ImportFault(line, $"there is a record of the same filter before, which made rule {rule.Name}: of two the first decides")
            );
        }
    }

    private static RuleText TextOf(Dictionary<string, string> record, List<string> faults)
    {
        var filters = s_filters.ToDictionary(filter => filter, filter => Filter(record, filter, faults));
        var type = Word(record, "TYP", "Q", faults, ("T", "track"), ("Q", "queue"), ("P", "passive"), ("A", "automatic"));
        return new RuleText
        {
            JobName = filters["JOBNAME"],
            User = filters["JOBUSER"],
            JobDescription = $"{filters["JOBDLI"]}/{filters["JOBDES"]}",
            JobQueue = $"{filters["JOBQLI"]}/{filters["JOBQUE"]}",
            Type = type,
            // What the manual of an older version calls B is P on the screens.
            Automatic = Word(record, "AUT", null, faults, ("A", "allow"), ("P", "prevent"), ("B", "prevent")),
            Schedule = record.GetValueOrDefault("SKDNAME"),
            // The original takes the current date where none is said; Weir does so of all but queued jobs.
            ScheduleDate = record.GetValueOrDefault("SKDDATE") ?? (type == "queue" ? "CURRENT" : null),
            Frequency = record.GetValueOrDefault("FREQNAME"),
        };
    }

    private static string Filter(Dictionary<string, string> record, string field, List<string> faults)
    {
        var text = record.GetValueOrDefault(field) ?? Wildcard.All;
        var flag = record.GetValueOrDefault(field + Flag);
        var wrong = flag?.ToUpperInvariant() switch
        {
            null when text.Contains('?', StringComparison.Ordinal) =>
                $"{field} {Printable.Escape(text)} has ? without the flag P or S: without one the original takes it for a character, which no name has",
            null => null,
            "P" when text[0] != '?' => $"{field} {Printable.Escape(text)} has the flag P and does not begin with ?",
            "S" when text[^1] != '?' => $"{field} {Printable.Escape(text)} has the flag S and does not end with ?",
            "P" when text.TrimStart('?').Contains('?', StringComparison.Ordinal) =>
                $"{field} {Printable.Escape(text)} has the flag P and ? elsewhere than at its beginning",
            "S" when text.TrimEnd('?').Contains('?', StringComparison.Ordinal) =>
                $"{field} {Printable.Escape(text)} has the flag S and ? elsewhere than at its end",
            "P" or "S" => null,
            _ => $"{field}{Flag} '{Printable.Escape(flag)}' is no flag: allowed are P, S and nothing",
        };
        if (wrong is not null)
        {
            faults.Add(wrong);
        }

        return text;
    }

    private static string? Word(
        Dictionary<string, string> record,
        string field,
        string? standard,
        List<string> faults,
        params (string Code, string Word)[] words
    )
    {
        if ((record.GetValueOrDefault(field) ?? standard) is not { } code)
        {
            return null;
        }

        var word = Array.Find(words, one => one.Code.Equals(code, StringComparison.OrdinalIgnoreCase)).Word;
        if (word is null)
        {
            faults.Add(
                $"{field} '{Printable.Escape(code)}' is none: allowed are {string.Join(", ", words.Select(one => one.Code))} and nothing"
            );
        }

        return word;
    }
}
