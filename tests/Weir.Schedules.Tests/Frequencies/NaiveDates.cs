using Weir.Jobs;
using Weir.Schedules.Frequencies;

namespace Weir.Schedules.Tests.Frequencies;

/// <summary>
/// The dates of a frequency as a clerk would find them: all days are written down, those that the rule means are marked, each mark
/// on a day without work is carried along day by day, and at last what is excluded is struck out. It goes forward where the
/// program asks backwards, and shares no line with it.
/// </summary>
internal sealed class NaiveDates(ScheduleDefinition schedule, Dictionary<ObjectName, HashSet<DateOnly>> calendars)
{
    private const int Margin = 800;
    private const int Farthest = 366;

    public HashSet<DateOnly> Of(Frequency frequency, DateOnly from, DateOnly until)
    {
        List<DateOnly> all =
        [
            .. Enumerable.Range(0, until.DayNumber - from.DayNumber + (2 * Margin)).Select(i => from.AddDays(i - Margin)),
        ];
        var anyDay = frequency.Days is { } days ? days == DayType.Any : frequency.Dates is AnnualPlanRule or CronRule;
        HashSet<DateOnly> struck = frequency.Except is { } except ? calendars[except] : [];
        var dates = Marked(frequency, all, anyDay)
            .Where(date => !struck.Contains(date))
            .Select(date => Carried(date, WayOf(frequency, anyDay), struck))
            .OfType<DateOnly>()
            .Where(date => frequency.From is null || date >= frequency.From)
            .Where(date => frequency.Until is null || date <= frequency.Until)
            .Where(date => !frequency.Exclude.Contains(date) && !frequency.ExcludeMonths.Contains(date.Month))
            .Concat(frequency.Include);
        return [.. dates.Where(date => date >= from && date <= until)];
    }

    private static NonWorkingDay WayOf(Frequency frequency, bool anyDay) =>
        frequency.Dates switch
        {
            OnDateRule or CronRule => frequency.NonWorking ?? NonWorkingDay.On,
            DayOfMonthRule => anyDay ? frequency.NonWorking ?? NonWorkingDay.On : NonWorkingDay.On,
            AnnualPlanRule or PeriodEdgeRule => NonWorkingDay.On,
            _ => anyDay ? NonWorkingDay.On : frequency.NonWorking ?? NonWorkingDay.Before,
        };

    private bool IsWorking(DateOnly date) =>
        schedule.Workdays.Contains(date.DayOfWeek) && !schedule.Holidays.Any(name => calendars[name].Contains(date));

    private DateOnly? Carried(DateOnly date, NonWorkingDay way, HashSet<DateOnly> struck)
    {
        if (way == NonWorkingDay.On || IsWorking(date))
        {
            return date;
        }

        if (way == NonWorkingDay.Not)
        {
            return null;
        }

        for (var i = 1; i <= Farthest; i++)
        {
            var next = date.AddDays(way == NonWorkingDay.After ? i : -i);
            if (IsWorking(next) && !struck.Contains(next))
            {
                return next;
            }
        }

        return null;
    }

    private IEnumerable<DateOnly> Marked(Frequency frequency, List<DateOnly> all, bool anyDay) =>
        frequency.Dates switch
        {
            WeekdayRule rule => all.Where(day => rule.Weekdays.Contains(day.DayOfWeek))
                .Where(day => rule.Weeks == WeekKind.All || (WeekOf(day) % 2 == 1) == (rule.Weeks == WeekKind.Odd)),
            EveryWeeksRule rule => EveryWeeks(rule, all[^1]),
            OccurrenceRule rule => Parts(all, rule.Period)
                .SelectMany(part => rule.Weekdays.Select(weekday => part.Where(day => day.DayOfWeek == weekday).ToList()))
                .SelectMany(same => rule.Number is { } n ? same.Skip(n - 1).Take(1) : same.TakeLast(1)),
            OnDateRule rule => rule.EveryYear ? all.Where(day => $"{day:MM-dd}" == $"{rule.Date:MM-dd}") : [rule.Date],
            DayOfMonthRule rule => Parts(all, PeriodKind.Month)
                .SelectMany(part => part.Where(day => anyDay || IsWorking(day)).Skip(rule.Day - 1).Take(1)),
            MonthDaysRule rule => Parts(all, PeriodKind.Month)
                .SelectMany(part => rule.MonthDays.Where(n => n <= part.Count).Select(n => part[n - 1])),
            EveryDaysRule rule => EveryDays(rule, all[^1]),
            AnnualPlanRule rule => calendars[rule.Calendar].Select(date => Counted(date, frequency.Offset, _ => true)).OfType<DateOnly>(),
            PeriodEdgeRule rule => Parts(all, rule.Period)
                .Select(part => EdgeOf(part, rule, anyDay) is { } edge ? Counted(edge, frequency.Offset, part.Contains) : null)
                .OfType<DateOnly>(),
            PeriodMiddleRule rule => Parts(all, rule.Period).SelectMany(part => Middles(part, rule)),
            _ => throw new NotSupportedException($"{frequency.Dates}"),
        };

    private DateOnly? EdgeOf(List<DateOnly> part, PeriodEdgeRule rule, bool anyDay)
    {
        List<DateOnly> some = [.. part.Where(day => anyDay || IsWorking(day))];
        return some.Count == 0 ? null
            : rule.Edge == PeriodEdge.Begin ? some[0]
            : some[^1];
    }

    private DateOnly? Counted(DateOnly date, int offset, Func<DateOnly, bool> allowed)
    {
        var counted = 0;
        for (var i = 1; counted < Math.Abs(offset); i++)
        {
            date = date.AddDays(Math.Sign(offset));
            if (i > Farthest || !allowed(date))
            {
                return null;
            }

            counted += IsWorking(date) ? 1 : 0;
        }

        return date;
    }

    private static IEnumerable<DateOnly> Middles(List<DateOnly> part, PeriodMiddleRule rule)
    {
        var middle = part[((part.Count + 1) / 2) - 1];
        return rule.Weekdays.Count == 0
            ? [middle]
            : rule.Weekdays.Select(weekday =>
                part.Where(day => day.DayOfWeek == weekday).MinBy(day => Math.Abs(day.DayNumber - middle.DayNumber))
            );
    }

    private static IEnumerable<DateOnly> EveryWeeks(EveryWeeksRule rule, DateOnly last)
    {
        var sunday = rule.Since;
        while (sunday.DayOfWeek != DayOfWeek.Sunday)
        {
            sunday = sunday.AddDays(-1);
        }

        for (; sunday <= last; sunday = sunday.AddDays(7 * rule.Every))
        {
            foreach (var day in Enumerable.Range(0, 7).Select(sunday.AddDays).Where(day => day >= rule.Since))
            {
                if (rule.Weekdays.Contains(day.DayOfWeek))
                {
                    yield return day;
                }
            }
        }
    }

    private static IEnumerable<DateOnly> EveryDays(EveryDaysRule rule, DateOnly last)
    {
        for (var year = rule.Since.Year; year <= (rule.EveryYear ? last.Year : rule.Since.Year); year++)
        {
            if (rule.Since is { Month: 2, Day: 29 } && !DateTime.IsLeapYear(year))
            {
                continue;
            }

            for (var day = new DateOnly(year, rule.Since.Month, rule.Since.Day); day <= last; day = day.AddDays(rule.Every))
            {
                if (!rule.EveryYear || day.Year == year)
                {
                    yield return day;
                }
            }
        }
    }

    private static int WeekOf(DateOnly day)
    {
        var first = FirstSunday(day.Year);
        if (day < first)
        {
            first = FirstSunday(day.Year - 1);
        }

        var week = 1;
        for (var next = first.AddDays(7); next <= day; next = next.AddDays(7))
        {
            week++;
        }

        return week;
    }

    private static DateOnly FirstSunday(int year) =>
        Enumerable.Range(1, 7).Select(day => new DateOnly(year, 1, day)).Single(day => day.DayOfWeek == DayOfWeek.Sunday);

    private static IEnumerable<List<DateOnly>> Parts(List<DateOnly> all, PeriodKind period)
    {
        List<DateOnly> part = [];
        foreach (var day in all)
        {
            var begins = period switch
            {
                PeriodKind.Week => day.DayOfWeek == DayOfWeek.Sunday,
                PeriodKind.Month => day.Day == 1,
                PeriodKind.Quarter => day is { Day: 1, Month: 1 or 4 or 7 or 10 },
                _ => day is { Day: 1, Month: 1 },
            };
            if (begins)
            {
                yield return part;
                part = [];
            }

            part.Add(day);
        }
    }
}
