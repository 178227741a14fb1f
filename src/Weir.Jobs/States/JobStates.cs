namespace Weir.Jobs;

/// <summary>What the states of a job mean for each other: the transitions that there are.</summary>
public static class JobStates
{
    /// <summary>Whether the job is over, with whatever outcome.</summary>
    public static bool IsEnd(this JobState state) =>
        state is not (JobState.Waiting or JobState.Starting or JobState.Running or JobState.Rejected);

    /// <summary>Whether the command has not been started: it waits, or was rejected and waits for an operator.</summary>
    public static bool IsBeforeStart(this JobState state) => state is JobState.Waiting or JobState.Rejected;

    /// <summary>The states a job may go to from <paramref name="state"/>; the diagram of <c>docs/states.md</c>, as a table.</summary>
    public static IReadOnlyList<JobState> Next(this JobState state) =>
        state switch
        {
            JobState.Waiting =>
            [
                JobState.Starting,
                JobState.Running,
                JobState.Cancelled,
                JobState.Skipped,
                JobState.Missed,
                JobState.Rejected,
                JobState.StartFailed,
                JobState.Lost,
                JobState.Succeeded,
                JobState.Failed,
            ],
            JobState.Starting =>
            [
                JobState.Running,
                JobState.StartFailed,
                JobState.Cancelled,
                JobState.Lost,
                JobState.Succeeded,
                JobState.Failed,
            ],
            JobState.Running => [JobState.Succeeded, JobState.Failed, JobState.Cancelled, JobState.Lost],
            JobState.Rejected =>
            [
                JobState.Waiting,
                JobState.Starting,
                JobState.Running,
                JobState.Cancelled,
                JobState.Skipped,
                JobState.StartFailed,
                JobState.Lost,
                JobState.Succeeded,
                JobState.Failed,
            ],
            // A machine that comes back may yet know how its job ended.
            JobState.Lost =>
            [
                JobState.Running,
                JobState.Succeeded,
                JobState.Failed,
                JobState.Cancelled,
                JobState.UnderReview,
                JobState.Fixed,
            ],
            // Its machine may have started it before the order to pass it over came there.
            JobState.Cancelled => [JobState.Running, JobState.Lost, JobState.Succeeded, JobState.Failed],
            JobState.Skipped or JobState.Missed =>
            [
                JobState.Running,
                JobState.Lost,
                JobState.Succeeded,
                JobState.Failed,
                JobState.Cancelled,
            ],
            JobState.StartFailed =>
            [
                JobState.Running,
                JobState.Succeeded,
                JobState.Failed,
                JobState.Cancelled,
                JobState.UnderReview,
                JobState.Fixed,
            ],
            // Besides the marks: a machine that knows better than "the machine restarted".
            JobState.Failed => [JobState.Succeeded, JobState.Cancelled, JobState.UnderReview, JobState.Fixed],
            _ => [JobState.Succeeded, JobState.Failed, JobState.UnderReview, JobState.Fixed],
        };

    /// <summary>Whether a job may go from one state to the other.</summary>
    public static bool MayBecome(this JobState from, JobState to) => from != to && from.Next().Contains(to);
}
