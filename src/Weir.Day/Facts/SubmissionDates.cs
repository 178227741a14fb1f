using Weir.Day.State;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day.Facts;

/// <summary>On which date of its schedule a submission comes.</summary>
internal static class SubmissionDates
{
    /// <summary>The date; <see langword="null"/> where the schedule has no day of the kind that the rule asks for.</summary>
    public static DateOnly? Find(DecisionDraft draft, JobSubmitted fact)
    {
        var today = fact.Schedule == ScheduleDefinition.AdHoc ? draft.Today : draft.State.TodayOf(fact.Schedule, draft.Now);
        var usual = fact.TrackType == TrackType.Queue ? draft.State.LatestDate(fact.Schedule, today) : today;
        if (fact.ScheduleDate is not { } choice)
        {
            return fact is { TrackType: TrackType.Queue, Frequency: not null }
                ? Days(draft, fact, ScheduleDayKind.Active).Select(day => (DateOnly?)day).LastOrDefault() ?? usual
                : usual;
        }

        return choice.Keyword switch
        {
            ScheduleDateKeyword.Literal => choice.Date,
            ScheduleDateKeyword.Current => today,
            ScheduleDateKeyword.Earliest => First(Days(draft, fact, choice.Kind)) ?? (choice.Kind is null ? today : null),
            ScheduleDateKeyword.Latest => Last(Days(draft, fact, choice.Kind)) ?? (choice.Kind is null ? today : null),
            ScheduleDateKeyword.Next => First(Days(draft, fact, null).Where(date => date > today)),
            ScheduleDateKeyword.NextRel => First(Days(draft, fact, null).Where(date => date > usual)),
            ScheduleDateKeyword.Previous => Last(Days(draft, fact, null).Where(date => date < today)),
            _ => Last(Days(draft, fact, null).Where(date => date < usual)),
        };
    }

    private static DateOnly? First(IEnumerable<DateOnly> dates) => dates.Select(date => (DateOnly?)date).FirstOrDefault();

    private static DateOnly? Last(IEnumerable<DateOnly> dates) => dates.Select(date => (DateOnly?)date).LastOrDefault();

    // In order. Where a frequency is named, the days on which it brings the job come before all others.
    private static DateOnly[] Days(DecisionDraft draft, JobSubmitted fact, ScheduleDayKind? kind)
    {
        DateOnly[] days = [.. draft.State.DaysOf(fact.Schedule).Where(day => Is(draft, day, kind)).Select(day => day.Day.Date).Order()];
        if (fact.Frequency is not { } frequency || draft.State.JobDefinition(fact.Schedule, fact.Name) is not { } definition)
        {
            return days;
        }

        DateOnly[] named = [.. days.Where(date => draft.State.FirstRunOf(definition, date)?.Frequency == frequency)];
        return named.Length > 0 ? named : days;
    }

    private static bool Is(DecisionDraft draft, ScheduleOfDay day, ScheduleDayKind? kind)
    {
        var status = day.Day.Status;
        var isOver = status is ScheduleDayStatus.Completed or ScheduleDayStatus.Closed;
        return kind switch
        {
            null => status != ScheduleDayStatus.Closed,
            ScheduleDayKind.Held => status == ScheduleDayStatus.Held,
            ScheduleDayKind.Complete => isOver,
            ScheduleDayKind.NonComplete => !isOver,
            ScheduleDayKind.Active => !isOver && HasBegun(draft, day.Day),
            _ => !isOver && !HasBegun(draft, day.Day),
        };
    }

    private static bool HasBegun(DecisionDraft draft, ScheduleDay day) =>
        draft.State.ZoneOf(day.Name).At(day.Date, draft.State.Schedule(day.Name)?.StartTime ?? default) <= draft.Now;
}
