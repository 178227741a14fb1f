using System.Diagnostics.CodeAnalysis;

namespace Weir.Schedules.Crontabs;

/// <summary>When an entry of a table runs, as Debian's cron has it.</summary>
public sealed class CrontabTime
{
    private const int DaysAhead = 9 * 366;

    private static readonly CrontabRange[] s_ranges =
    [
        CrontabRange.Minute,
        CrontabRange.Hour,
        CrontabRange.Day,
        CrontabRange.Month,
        CrontabRange.Weekday,
    ];

    private readonly CrontabField[] _fields;

    private CrontabTime(CrontabField[] fields) => _fields = fields;

    /// <summary>
    /// Whether minute or hour begin with <c>*</c>: where clocks jump, cron treats such an entry otherwise than one with fixed times.
    /// </summary>
    public bool IsWildcard => _fields[0].IsStar || _fields[1].IsStar;

    /// <summary>Whether a range is turned round, which cron takes and never meets.</summary>
    public bool HasReversed => Array.Exists(_fields, one => one.HasReversed);

    /// <summary>Whether both day fields say something, so that either is enough.</summary>
    public bool IsEitherDay => !_fields[2].IsStar && !_fields[4].IsStar;

    /// <summary>
    /// The same as the cron key of a frequency takes it, or <see langword="null"/> where cron accepts the entry and never runs it.
    /// </summary>
    public string? Expression
    {
        get
        {
            var (day, weekday) = (_fields[2], _fields[4]);
            if (_fields[0].IsEmpty || _fields[1].IsEmpty || _fields[3].IsEmpty || (day.IsEmpty && (weekday.IsEmpty || weekday.IsStar)))
            {
                return null;
            }

            // Of two day fields of which either is enough, one that is never met says nothing.
            return weekday.IsEmpty && day.IsStar
                ? null
                : $"{_fields[0]} {_fields[1]} {(day.IsEmpty ? "*" : day)} {_fields[3]} {(weekday.IsEmpty ? "*" : weekday)}";
        }
    }

    /// <summary>Reads five fields, or says which is wrong and what is allowed.</summary>
    /// <param name="fields">Minute, hour, day of the month, month, day of the week.</param>
    /// <param name="time">When it runs.</param>
    /// <param name="fault">What is wrong.</param>
    public static bool TryParse(IReadOnlyList<string> fields, [NotNullWhen(true)] out CrontabTime? time, out string fault)
    {
        ArgumentNullException.ThrowIfNull(fields);
        time = null;
        fault = "an entry has five time fields: minute, hour, day of the month, month, day of the week";
        var read = new CrontabField[s_ranges.Length];
        for (var i = 0; i < s_ranges.Length; i++)
        {
            if (i >= fields.Count)
            {
                return false;
            }

            if (!CrontabField.TryParse(fields[i], s_ranges[i], out read[i], out fault))
            {
                fault = $"{s_ranges[i].What} field '{fields[i]}': {fault}";
                return false;
            }
        }

        time = new CrontabTime(read);
        return true;
    }

    /// <summary>Whether it runs on a date: both day fields must be met where one begins with <c>*</c>, else either.</summary>
    public bool HasDate(DateOnly date)
    {
        var byDay = _fields[2].Has(date.Day);
        var byWeekday = _fields[4].Has((int)date.DayOfWeek) || (date.DayOfWeek == DayOfWeek.Sunday && _fields[4].Has(7));
        return _fields[3].Has(date.Month) && (IsEitherDay ? byDay || byWeekday : byDay && byWeekday);
    }

    /// <summary>Whether it runs at a time of its dates.</summary>
    public bool HasTime(TimeOnly time) => _fields[0].Has(time.Minute) && _fields[1].Has(time.Hour);

    /// <summary>The next runs after a moment, UTC, by cron's own rule; fewer where there are no more within nine years.</summary>
    public IReadOnlyList<DateTimeOffset> Next(DateTimeOffset after, int count, BusinessDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        List<DateTimeOffset> next = [];
        var first = day.DateOf(after);
        for (var date = first; date < first.AddDays(DaysAhead) && next.Count < count; date = date.AddDays(1))
        {
            if (HasDate(date))
            {
                next.AddRange(
                    Times().SelectMany(time => IsWildcard ? day.AllAt(date, time) : [day.At(date, time)]).Where(at => at > after).Order()
                );
            }
        }

        return [.. next.Take(count)];
    }

    private IEnumerable<TimeOnly> Times() =>
        from hour in Enumerable.Range(0, 24)
        from minute in Enumerable.Range(0, 60)
        let time = new TimeOnly(hour, minute)
        where HasTime(time)
        select time;
}
