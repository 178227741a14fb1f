using Weir.Jobs;

namespace Weir.Schedules;

/// <summary>
/// Which of several named things is in force by the calendar. Of those whose times have come the one with the most particular
/// times wins.
/// </summary>
public sealed class ActiveCalendar(IEnumerable<(ObjectName Name, ActiveTimes Times)> entries, BusinessDay day)
{
    /// <summary>How far ahead it looks: every day of a year comes.</summary>
    public const int DaysAhead = 400;

    private readonly (ObjectName Name, ActiveTimes Times)[] _entries = [.. entries];

    /// <summary>Whether it says anything at all.</summary>
    public bool IsEmpty => _entries.Length == 0;

    /// <summary>What is in force at a moment, or <see langword="null"/>.</summary>
    public ObjectName? At(DateTimeOffset at)
    {
        ObjectName? best = null;
        var rank = -1;
        foreach (var (name, times) in _entries)
        {
            if (times.Rank > rank && times.IsIn(at, day))
            {
                (best, rank) = (name, times.Rank);
            }
        }

        return best;
    }

    /// <summary>When that changes next, or <see langword="null"/> where it does not within a year.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset after)
    {
        var now = At(after);
        return Moments(day.DateOf(after).AddDays(-1), DaysAhead)
            .Where(moment => moment > after)
            .Cast<DateTimeOffset?>()
            .FirstOrDefault(moment => At(moment!.Value) != now);
    }

    /// <summary>When it last changed, after one moment and up to another; <see langword="null"/> where it did not.</summary>
    public DateTimeOffset? LastChange(DateTimeOffset after, DateTimeOffset upTo)
    {
        DateTimeOffset? last = null;
        var before = At(after);
        var days = Math.Min(day.DateOf(upTo).DayNumber - day.DateOf(after).DayNumber + 2, DaysAhead);
        foreach (var moment in Moments(day.DateOf(upTo).AddDays(1 - days), days).Where(moment => moment > after && moment <= upTo))
        {
            var now = At(moment);
            if (now != before)
            {
                (last, before) = (moment, now);
            }
        }

        return last;
    }

    /// <summary>The first moment at which two of them, none more particular than the other, are in force at once.</summary>
    public (ObjectName One, ObjectName Other, DateTimeOffset At)? FirstClash(DateTimeOffset from)
    {
        foreach (var moment in Moments(day.DateOf(from), DaysAhead))
        {
            var open = _entries.Where(entry => entry.Times.IsIn(moment, day)).GroupBy(entry => entry.Times.Rank).MaxBy(same => same.Key);
            if (open?.Select(entry => entry.Name).Distinct().Take(2).ToList() is [var one, var other])
            {
                return (one, other, moment);
            }
        }

        return null;
    }

    // Only where a span begins or ends can anything change.
    private IEnumerable<DateTimeOffset> Moments(DateOnly first, int days)
    {
        var ahead = new PriorityQueue<DateTimeOffset, DateTimeOffset>();
        for (var i = 0; i < days; i++)
        {
            var date = first.AddDays(i);
            foreach (var (_, times) in _entries)
            {
                if (times.BeginsOn(date))
                {
                    var (from, until) = times.SpanOn(date, day);
                    ahead.Enqueue(from, from);
                    ahead.Enqueue(until, until);
                }
            }

            // What begins on a later date cannot come before the next date does.
            var next = day.StartOf(date.AddDays(1));
            while (ahead.TryPeek(out var moment, out _) && moment < next)
            {
                yield return ahead.Dequeue();
            }
        }

        while (ahead.TryDequeue(out var moment, out _))
        {
            yield return moment;
        }
    }
}
