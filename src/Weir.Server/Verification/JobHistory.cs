using Weir.Jobs;

namespace Weir.Server.Verification;

/// <summary>Whether the lines of a job's history lead to what its row shows, by what each kind of line may bring a job to.</summary>
public static class JobHistory
{
    /// <summary>The first thing that is wrong, one sentence; <see langword="null"/> where nothing is.</summary>
    /// <param name="job">The job as its row has it.</param>
    /// <param name="events">Its lines, oldest first.</param>
    public static string? Check(Job job, IReadOnlyList<JobEvent> events)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(events);
        if (events.Count == 0)
        {
            return $"its row says {job.State} and it has no history";
        }

        var (state, isMarked) = (JobState.Waiting, false);
        foreach (var line in events)
        {
            if (JobEventKinds.Find(line.Code) is not { Outcomes.Count: > 0 } kind || IsBeside(kind, state, isMarked))
            {
                continue;
            }

            if (After(job, kind, line, events) is not { } next)
            {
                return $"the line '{line.Text}' of its history names no state";
            }

            if (next != state && !state.MayBecome(next))
            {
                return $"its history goes from {state} to {next} by the line {line.Code}, which cannot be";
            }

            (state, isMarked) = (next, kind == JobEventKinds.Marked);
        }

        return state == job.State ? null : $"its row says {job.State}, and its history leads to {state}";
    }

    // Such a line tells what does not change the state: somebody said before how the job counts, or it had started already.
    private static bool IsBeside(JobEventKind kind, JobState state, bool isMarked) =>
        kind == JobEventKinds.Ended ? isMarked
        : kind == JobEventKinds.ReleasedAtMachine ? !state.IsBeforeStart()
        : false;

    private static JobState? After(Job job, JobEventKind kind, JobEvent line, IReadOnlyList<JobEvent> events) =>
        kind switch
        {
            _ when kind == JobEventKinds.Marked => JobMarks.StateOf(line.Text),
            _ when kind == JobEventKinds.Submitted => GoesAtOnce(job, events) ? JobState.Starting : JobState.Waiting,
            _ when kind == JobEventKinds.Ended => line.Text.StartsWith("cancelled: ", StringComparison.Ordinal) ? JobState.Cancelled
            : job.ExitCode is { } status && job.Ok.Contains(status) ? JobState.Succeeded
            : JobState.Failed,
            _ => kind.Outcomes[0],
        };

    // Nothing but its row says that its machine let it go by itself, until its next line does.
    private static bool GoesAtOnce(Job job, IReadOnlyList<JobEvent> events) =>
        job is { TrackType: TrackType.Track, State: JobState.Starting }
        && events.Count(line => JobEventKinds.Find(line.Code) is { Outcomes.Count: > 0 }) == 1;
}
