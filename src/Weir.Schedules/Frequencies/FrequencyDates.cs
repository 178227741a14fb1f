namespace Weir.Schedules.Frequencies;

/// <summary>The dates of one frequency in one schedule.</summary>
internal sealed class FrequencyDates
{
    private readonly Frequency _frequency;
    private readonly WorkingDays _working;
    private readonly RuleSurroundings _around;
    private readonly NonWorkingDay _way;

    public FrequencyDates(Frequency frequency, WorkingDays working)
    {
        _frequency = frequency;
        _working = working;
        var rule = frequency.Dates;
        var days = frequency.Days ?? rule.StandardDays;
        _around = new RuleSurroundings(working, days, frequency.Offset);
        _way = rule.Moves(days) ? frequency.NonWorking ?? rule.StandardNonWorking : NonWorkingDay.On;
    }

    /// <summary>Whether it comes on a date.</summary>
    public bool Has(DateOnly date) =>
        _frequency.Include.Contains(date)
        || (
            !(date < _frequency.From)
            && !(date > _frequency.Until)
            && !_frequency.Exclude.Contains(date)
            && !_frequency.ExcludeMonths.Contains(date.Month)
            && Comes(date)
        );

    /// <summary>Whether its rule names a date, before that is moved or taken away.</summary>
    public bool Names(DateOnly date) => _frequency.Dates.Names(date, _around);

    private bool Comes(DateOnly date)
    {
        if (Names(date) && (_way == NonWorkingDay.On || _working.Has(date)))
        {
            return !IsExcepted(date);
        }

        if (_way is NonWorkingDay.On or NonWorkingDay.Not || !IsFree(date))
        {
            return false;
        }

        // The dates that are moved here are those of the days without work that lie right beside it.
        var back = _way == NonWorkingDay.After ? -1 : 1;
        for (
            var (day, walked) = (date.AddDays(back), 1);
            !IsFree(day) && walked <= WorkingDays.LongestWalk;
            day = day.AddDays(back), walked++
        )
        {
            if (!_working.Has(day) && !IsExcepted(day) && Names(day))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsFree(DateOnly date) => _working.Has(date) && !IsExcepted(date);

    private bool IsExcepted(DateOnly date) => _frequency.Except is { } calendar && _working.IsIn(calendar, date);
}
