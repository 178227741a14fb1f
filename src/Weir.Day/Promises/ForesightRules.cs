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

    // So many jobs are looked at in one decision.
    private const int Slice = 5000;

    /// <summary>Warns of what will not end in time, and tells of days that have not.</summary>
    public static void Apply(DecisionDraft draft)
    {
        foreach (var day in draft.State.DaysWithDeadline(Lateness.Late).Where(day => day.Day.MustEndBy <= draft.Now).ToList())
        {
            Mark(draft, day, Lateness.Late);
            draft.Message(
                MessageSeverity.Warning,
                "schedule-late",
                $"schedule {Name(day)} is late: it should have ended by {MomentText.Format(day.Day.MustEndBy)}, and {Count(day.ActiveJobs)} not over"
            );
        }

        if (draft.State.Foresight is null && !(draft.State.NextForesight > draft.Now))
        {
            Begin(draft);
        }

        if (draft.State.Foresight is { } look && look.Advance(Slice))
        {
            draft.State.Foresight = null;
            WarnOfJobs(draft, look);
            WarnOfDays(draft, look);
        }
    }

    private static void Begin(DecisionDraft draft)
    {
        var state = draft.State;
        state.NextForesight = DayState.NextMinute(draft.Now);
        var numbers = state.WithDeadline.Take(MostJobs).Select(job => job.Number).ToHashSet();
        var days = DaysToWarnOf(state);
        if (days.Count > 0)
        {
            numbers.UnionWith(state.Jobs.Where(job => days.ContainsKey((job.Schedule, job.ScheduleDate))).Select(job => job.Number));
        }

        if (numbers.Count > 0)
        {
            TrackingNumber[] all = [.. numbers.Order()];
            state.Foresight = new ForesightLook(all, state.StepsOf(all, draft.Now));
        }
    }

    private static void WarnOfJobs(DecisionDraft draft, ForesightLook look)
    {
        foreach (var job in draft.State.WithDeadline.Take(MostJobs).ToList())
        {
            if (look.Found.TryGetValue(job.Number.Value, out var expected) && expected.End > job.Promise?.MustEndBy)
            {
                var late = LatenessText.Of(job, Lateness.AboutToBeLate);
                var text = $"{late} and is expected to end {TimeOf(expected)}{LookAt(draft, look.Found, expected)}";
                draft.Message(MessageSeverity.Warning, Lateness.AboutToBeLate.ToText(), $"job {job.Number} {job.Name} {text}", job.Number);
                draft.Update(job with { Lateness = [.. job.Lateness, Lateness.AboutToBeLate] }, JobEventKinds.AboutToBeLate, text);
            }
        }
    }

    private static void WarnOfDays(DecisionDraft draft, ForesightLook look)
    {
        var days = DaysToWarnOf(draft.State);
        Dictionary<ScheduleOfDay, Expectation> lasts = [];
        foreach (var number in days.Count == 0 ? [] : look.Numbers)
        {
            if (
                draft.State.TryFind(number, out var job)
                && days.TryGetValue((job.Schedule, job.ScheduleDate), out var day)
                && look.Found.TryGetValue(number.Value, out var expected)
                && !(lasts.TryGetValue(day, out var last) && last.End >= expected.End)
            )
            {
                lasts[day] = expected;
            }
        }

        foreach (var (day, last) in lasts.Where(pair => pair.Value.End > pair.Key.Day.MustEndBy))
        {
            Mark(draft, day, Lateness.AboutToBeLate);
            var late = $"schedule {Name(day)} is about to be late: it must end by {MomentText.Format(day.Day.MustEndBy)}";
            draft.Message(
                MessageSeverity.Warning,
                "schedule-about-to-be-late",
                $"{late} and is expected to end {TimeOf(last)}{LookAt(draft, look.Found, last)}",
                new TrackingNumber(ExpectedEnds.ChainOf(look.Found, last.Key)[0].Key)
            );
        }
    }

    private static Dictionary<(ObjectName Name, DateOnly Date), ScheduleOfDay> DaysToWarnOf(DayState state) =>
        state
            .DaysWithDeadline(Lateness.AboutToBeLate)
            .Where(day => !day.Day.Lateness.Contains(Lateness.Late))
            .ToDictionary(day => (day.Day.Name, day.Day.Date));

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

    private static string TimeOf(Expectation expected) => $"{(expected.IsAtLeast ? "not before" : "at")} {MomentText.Format(expected.End)}";

    private static string Name(ScheduleOfDay day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day.Name} of {day.Day.Date:yyyy-MM-dd}");

    private static string Count(int jobs) => jobs == 1 ? "one job is" : string.Create(CultureInfo.InvariantCulture, $"{jobs} jobs are");
}
