using System.Globalization;
using Weir.Jobs;
using Weir.Jobs.Placeholders;

namespace Weir.Tracking.Variables;

/// <summary>Makes a variable of words and collects all that is wrong with them.</summary>
internal sealed class VariableReader
{
    /// <summary>The one base of a time.</summary>
    public const string Now = "now";

    private const string Sources = "value, program, date, time, environment, file";
    private const string Bases = "schedule, job, today, or a date such as 2026-12-31";
    private const int MostWords = 100;
    private const int MostSeconds = 60;

    private readonly List<VariableFault> _faults = [];

    public IReadOnlyList<VariableFault> Faults => _faults;

    public VariableDefinition? Read(VariableText text)
    {
        var name = Name("name", text.Name);
        var scope = new VariableScope(
            text.Schedule is { } schedule ? Day("schedule", schedule) : null,
            text.Job is { } job ? Name("job", job) : null
        );
        var source = Source(text);
        CheckTogether(text, scope, source);
        Longest("default", text.Default);
        var variable = new VariableDefinition
        {
            Name = name,
            Scope = scope,
            Description = text.Description ?? "",
            Source = source,
            Default = text.Default,
            Trim = Trim(text.Trim),
            Slice =
                text.Slice is { } slice && !TextSlice.TryParse(slice, out _) ? Fault<TextSlice>("slice", slice, TextSlice.Allowed)
                : text.Slice is { } part && TextSlice.TryParse(part, out var read) ? read
                : null,
            Number =
                text.Number is { } number && !NumberEdit.TryParse(number, out _) ? Fault<NumberEdit>("number", number, NumberEdit.Allowed)
                : text.Number is { } edit && NumberEdit.TryParse(edit, out var written) ? written
                : null,
            LocalDataArea =
                text.LocalDataArea is { } area && !AreaPlace.TryParse(area, out _)
                    ? Fault<AreaPlace>("localDataArea", area, AreaPlace.Allowed)
                : text.LocalDataArea is { } at && AreaPlace.TryParse(at, out var place) ? place
                : null,
            Raw = text.Raw == true,
        };
        return _faults.Count == 0 ? variable : null;
    }

    private VariableSource Source(VariableText text)
    {
        List<VariableSource> sources = [];
        if (text.Value is { } value)
        {
            Longest("value", value);
            sources.Add(new FixedValue(value));
        }

        if (text.Program is { } program)
        {
            sources.Add(Program(program, text.Within));
        }

        if (text.Date is { } date)
        {
            sources.Add(Date(text, date));
        }

        if (text.Time is { } time)
        {
            sources.Add(Time(text, time));
        }

        if (text.Environment is { } environment)
        {
            sources.Add(new EnvironmentValue(environment));
            if (environment.Length is 0 or > 200 || environment.Any(c => c is '=' or '\0'))
            {
                Fault<string>("environment", environment, "the name of an entry of the environment, without =");
            }
        }

        if (text.File is { } file)
        {
            sources.Add(new FileValue(file));
            FullPath("file", file);
        }

        if (sources.Count != 1)
        {
            _faults.Add(
                new VariableFault(
                    "value",
                    sources.Count == 0
                        ? $"a variable has no value: needed is one of {Sources}"
                        : $"a variable has one source, and this one has {sources.Count}: say one of {Sources}"
                )
            );
        }

        return sources.Count == 0 ? new FixedValue("") : sources[0];
    }

    private ProgramValue Program(IReadOnlyList<string> words, string? within)
    {
        if (words.Count is 0 or > MostWords || words.Any(word => word.Contains('\0', StringComparison.Ordinal)))
        {
            _faults.Add(new VariableFault("program", $"program needs its full path, and has at most {MostWords} words with it"));
            return new ProgramValue(["/"], ProgramValue.Usual);
        }

        FullPath("program", words[0]);
        var time = ProgramValue.Usual;
        if (
            within is not null
            && (!DurationText.TryParse(within, out time) || time < TimeSpan.FromSeconds(1) || time > TimeSpan.FromSeconds(MostSeconds))
        )
        {
            Fault<string>("within", within, string.Create(CultureInfo.InvariantCulture, $"1s to {MostSeconds}s"));
        }

        return new ProgramValue([.. words], time);
    }

    private DateValue Date(VariableText text, string date)
    {
        if (
            date is not ("schedule" or "job" or "today")
            && !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        )
        {
            Fault<string>("date", date, Bases);
        }

        if (text.Move is { } move && !DateMove.IsOne(move))
        {
            Fault<string>("move", move, DateMove.Allowed);
        }

        if (text.Form is { } form && !DateForm.IsOne(form))
        {
            Fault<string>("form", form, DateForm.Allowed);
        }

        return new DateValue(
            date,
            text.Move,
            text.Calendar is { } calendar ? Name("calendar", calendar) : null,
            text.Form ?? DateForm.Usual
        );
    }

    private TimeValue Time(VariableText text, string time)
    {
        if (time != Now)
        {
            Fault<string>("time", time, Now);
        }

        if (text.Move is { } move && TimeForm.Move(DateTimeOffset.UnixEpoch.AddYears(100), move) is null)
        {
            Fault<string>("move", move, TimeForm.AllowedMoves);
        }

        if (text.Form is { } form && TimeForm.Write(DateTimeOffset.UnixEpoch, form) is null)
        {
            Fault<string>("form", form, TimeForm.Allowed);
        }

        return new TimeValue(text.Move, text.Form ?? TimeForm.Usual);
    }

    private void CheckTogether(VariableText text, VariableScope scope, VariableSource source)
    {
        Only("within", text.Within, source is ProgramValue, "program");
        Only("move", text.Move, source is DateValue or TimeValue, "date and time");
        Only("form", text.Form, source is DateValue or TimeValue, "date and time");
        Only("calendar", text.Calendar, source is DateValue, "date");
        Only("default", text.Default, source.IsOutside, "program, environment and file");
        if (text.LocalDataArea is not null && scope == VariableScope.All)
        {
            _faults.Add(
                new VariableFault(
                    "localDataArea",
                    "localDataArea writes into every job that the variable is for: say schedule, job or both"
                )
            );
        }
    }

    private void Only(string field, string? said, bool isRight, string sources)
    {
        if (said is not null && !isRight)
        {
            _faults.Add(new VariableFault(field, $"{field} cannot stand here: it is for {sources}"));
        }
    }

    private VariableTrim Trim(string? text) =>
        text switch
        {
            null or "none" => VariableTrim.None,
            "both" => VariableTrim.Both,
            "left" => VariableTrim.Left,
            "right" => VariableTrim.Right,
            _ => Fault<string>("trim", text, "none, both, left, right") is null ? VariableTrim.None : default,
        };

    private void FullPath(string field, string path)
    {
        if (!path.StartsWith('/') || path.Contains('\0', StringComparison.Ordinal) || path.Length > VariableDefinition.LongestValue)
        {
            Fault<string>(field, path, "a full path, which begins with /");
        }
    }

    private void Longest(string field, string? text)
    {
        if (text?.Length > VariableDefinition.LongestValue || text?.Contains('\0', StringComparison.Ordinal) == true)
        {
            _faults.Add(
                new VariableFault(
                    field,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{field} has {text.Length} characters: allowed are {VariableDefinition.LongestValue}, none of them NUL"
                    )
                )
            );
        }
    }

    private ObjectName Name(string field, string? text) =>
        ObjectName.TryParse(text, out var name) ? name : Wrong(field, text, ObjectName.Allowed);

    private ObjectName Day(string field, string text) =>
        ObjectName.TryParseDay(text, out var name) ? name : Wrong(field, text, ObjectName.AllowedOfDays);

    private ObjectName Wrong(string field, string? text, string allowed)
    {
        Fault<string>(field, text ?? "", $"a name of {allowed}");
        return default;
    }

    private T? Fault<T>(string field, string found, string allowed)
        where T : class
    {
        _faults.Add(new VariableFault(field, $"'{Printable.Escape(found, 200)}' is not a value of {field}: allowed is {allowed}"));
        return null;
    }
}
