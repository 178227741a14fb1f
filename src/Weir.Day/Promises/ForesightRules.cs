using System.Globalization;
using Weir.Day.State;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules.Expectations;

namespace Weir.Day.Promises;

/// <summary>
/// Whether jobs and days of schedules will end by the time by which they must. It is looked at once a minute, and the warning names the job
/// to look at: the first of those that decide it.
/// </summary>
internal static class ForesightRules
{
    // Those that must end first are looked at.
    private const int MostJobs = 500;

    /// <summary>Warns of what will not end in time, and tells of days that have not.</summary>
    public static void Apply(DecisionDraft draft)
    {
        foreach (var day in draft.State.DaysWithDeadline(Lateness.Late).Where(day => day.Day.MustEndBy <= draft.Now).ToList())
        {
            Mark(draft, day, Lateness.Late);
            draft.Message(
                MessageSeverity.Warning,
                "schedule-late",
                $"schedule {Name(day)} is late: it should have ended by {Moment(day.Day.MustEndBy)}, and {Count(day.ActiveJobs)} not over"
            );
        }

        if (draft.State.NextForesight > draft.Now)
        {
            return;
        }

        draft.State.NextForesight = DayState.NextMinute(draft.Now);
        WarnOfJobs(draft);
        WarnOfDays(draft);
    }

    private static void WarnOfJobs(DecisionDraft draft)
    {
        var jobs = draft.State.WithDeadline.Take(MostJobs).ToList();
        if (jobs.Count == 0)
        {
            return;
        }

        var all = draft.State.ExpectationsOf(jobs.Select(job => job.Number), draft.Now);
        foreach (var job in jobs)
        {
            if (all.TryGetValue(job.Number.Value, out var expected) && expected.End > job.Promise?.MustEndBy)
            {
                var text =
                    $"{LatenessText.Of(job, Lateness.AboutToBeLate)} and is expected to end {TimeOf(expected)}{LookAt(draft, all, expected)}";
                draft.Message(MessageSeverity.Warning, Lateness.AboutToBeLate.ToText(), $"job {job.Number} {job.Name} {text}", job.Number);
                draft.Update(job with { Lateness = [.. job.Lateness, Lateness.AboutToBeLate] }, JobEventKinds.AboutToBeLate, text);
            }
        }
    }

    private static void WarnOfDays(DecisionDraft draft)
    {
        var days = draft
            .State.DaysWithDeadline(Lateness.AboutToBeLate)
            .Where(day => !day.Day.Lateness.Contains(Lateness.Late))
            .ToDictionary(day => (day.Day.Name, day.Day.Date));
        if (days.Count == 0)
        {
            return;
        }

        var jobs = draft.State.Jobs.Where(job => days.ContainsKey((job.Schedule, job.ScheduleDate))).OrderBy(job => job.Number).ToList();
        var all = draft.State.ExpectationsOf(jobs.Select(job => job.Number), draft.Now);
        foreach (var same in jobs.GroupBy(job => (job.Schedule, job.ScheduleDate)))
        {
            var day = days[same.Key];
            var last = same.Select(job => all.GetValueOrDefault(job.Number.Value)).MaxBy(expected => expected?.End);
            if (last is not null && last.End > day.Day.MustEndBy)
            {
                Mark(draft, day, Lateness.AboutToBeLate);
                draft.Message(
                    MessageSeverity.Warning,
                    "schedule-about-to-be-late",
                    $"schedule {Name(day)} is about to be late: it must end by {Moment(day.Day.MustEndBy)} and is expected to end {TimeOf(last)}{LookAt(draft, all, last)}",
                    new TrackingNumber(ExpectedEnds.ChainOf(all, last.Key)[0].Key)
                );
            }
        }
    }

    private static void Mark(DecisionDraft draft, ScheduleOfDay day, Lateness what)
    {
        draft.State.Set(day, day.Day with { Lateness = [.. day.Day.Lateness, what] });
        draft.ScheduleDay(day.Day);
    }

    // The first of the chain is what runs, or what nothing but its own holds keeps.
    private static string LookAt(DecisionDraft draft, IReadOnlyDictionary<int, Expectation> all, Expectation late)
    {
        var first = ExpectedEnds.ChainOf(all, late.Key)[0];
        return draft.State.TryFind(new TrackingNumber(first.Key), out var job)
            ? $"; look at job {job.Number} {job.Name}, which is {job.State} and expected to end {TimeOf(first)}"
            : "";
    }

    private static string TimeOf(Expectation expected) => $"{(expected.IsAtLeast ? "not before" : "at")} {Moment(expected.End)}";

    private static string Name(ScheduleOfDay day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day.Name} of {day.Day.Date:yyyy-MM-dd}");

    private static string Count(int jobs) => jobs == 1 ? "one job is" : string.Create(CultureInfo.InvariantCulture, $"{jobs} jobs are");

    private static string Moment(DateTimeOffset? at) => string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd HH:mm:ss'Z'}");
}
