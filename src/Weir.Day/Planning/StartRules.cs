using Weir.Jobs;
using Weir.Schedules;

namespace Weir.Day.Planning;

/// <summary>
/// What becomes of a planned run when its start time comes: where a run from before is under way its schedule says so, and where the
/// server was down at that time, too.
/// </summary>
internal static class StartRules
{
    /// <summary>A start that is looked at so much later was missed: the server was down, or the clock jumped.</summary>
    private static readonly TimeSpan s_late = TimeSpan.FromMinutes(1);

    /// <summary>Whether it waits for its turn from now on; else it is over.</summary>
    public static bool MayStart(DecisionDraft draft, Job job)
    {
        if (
            job is not { Plan.Attempt: 0, RerunOf: null, Holds.Count: 0, NotBefore: { } start }
            || draft.State.Schedule(job.Schedule) is not { } schedule
        )
        {
            return true;
        }

        // What runs in a container goes by that, and its own time comes before or after.
        if (job.Plan.Instance?.Container is null && draft.Now - start > s_late && WhyNotMadeUp(draft, schedule, job, start) is { } why)
        {
            Miss(draft, job, why);
            return false;
        }

        switch (schedule.Overlap)
        {
            case Overlap.Skip when Others(draft, job).FirstOrDefault(IsInTheWay) is { } before:
                Skip(
                    draft,
                    job,
                    $"job {before.Number} {before.Name} from before is {before.State}, and schedule {schedule.Name} skips a run that overlaps"
                );
                return false;
            case Overlap.Latest:
                foreach (var older in Others(draft, job).Where(other => other.State == JobState.Waiting && other.NotBefore < start))
                {
                    Skip(
                        draft,
                        older,
                        $"job {job.Number} {job.Name} is newer, and schedule {schedule.Name} keeps the newest run that waits"
                    );
                }

                return true;
            default:
                return true;
        }

        bool IsInTheWay(Job other) =>
            other.State is JobState.Starting or JobState.Running || (other.State == JobState.Waiting && other.NotBefore < start);
    }

    /// <summary>A run that is missed without being looked at by its turn.</summary>
    public static void Miss(DecisionDraft draft, Job job, string why)
    {
        draft.EndUnstarted(job, JobEventKinds.Missed, ReasonCodes.Missed, why);
        draft.Message(MessageSeverity.Warning, "missed", $"job {job.Number} {job.Name} was missed: {why}", job.Number);
    }

    /// <summary>A run that is passed over; those that wait for it go on.</summary>
    public static void Skip(DecisionDraft draft, Job job, string why) =>
        AgainRules.Apply(draft, draft.EndUnstarted(job, JobEventKinds.Skipped, ReasonCodes.Skipped, why));

    // None is made up twice: each run is looked at once, when its start time comes or the server does.
    private static string? WhyNotMadeUp(DecisionDraft draft, ScheduleDefinition schedule, Job job, DateTimeOffset start)
    {
        var missed = schedule.Missed;
        var was = $"its start time {MomentText.Format(start)} passed while the server was down";
        if (missed.Choice == MissedChoice.Skip)
        {
            return $"{was}, and schedule {schedule.Name} makes up none";
        }

        if (draft.Now - start > missed.Within)
        {
            return $"{was}, longer ago than {SpanText.Format((long)missed.Within.TotalSeconds)}";
        }

        var newer = Others(draft, job).Count(other => other.NotBefore > start && other.NotBefore <= draft.Now);
        return missed.Choice == MissedChoice.Latest && newer > 0 ? $"{was}, and a later run of it is made up"
            : newer >= missed.Most ? $"{was}, and {missed.Most} later runs of it are made up"
            : null;
    }

    // Runs of the same job on its day and those beside it.
    private static IEnumerable<Job> Others(DecisionDraft draft, Job job)
    {
        for (var days = -1; days <= 1; days++)
        {
            foreach (var run in draft.State.Dependencies.RunsOf(job.Schedule, job.ScheduleDate.AddDays(days), job.Name).ToList())
            {
                if (run.Number != job.Number && draft.State.TryFind(run.Number, out var other))
                {
                    yield return other;
                }
            }
        }
    }
}
