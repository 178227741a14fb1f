using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day.Planning;

/// <summary>Planned jobs that may start in some times of the day only.</summary>
internal static class WindowRules
{
    /// <summary>Whether a job whose turn it is may start now; where it may not, it waits for the next of its windows.</summary>
    public static bool MayStart(DecisionDraft draft, Job job)
    {
        if (job.Plan is not { Windows: { Count: > 0 } windows })
        {
            return true;
        }

        var day = draft.State.ZoneOf(job.Schedule);
        if (NextOpening(windows, day, draft.Now) is not { } opens)
        {
            return true;
        }

        draft.Update(job with { NotBefore = opens }, JobEventKinds.Rescheduled, $"it may start in {string.Join(", ", windows)} only");
        return false;
    }

    // Null where one is open now. A window that begins in the hour that a clock change leaves out begins right after it.
    private static DateTimeOffset? NextOpening(IReadOnlyList<StartWindow> windows, BusinessDay day, DateTimeOffset now)
    {
        var clock = TimeOnly.FromDateTime(day.ClockOf(now).DateTime);
        if (windows.Any(window => window.Contains(clock)))
        {
            return null;
        }

        var today = day.DateOf(now);
        return Enumerable
            .Range(0, 3)
            .SelectMany(days => windows.Select(window => day.At(today.AddDays(days), window.From)))
            .Where(opens => opens > now)
            .Min();
    }
}
