using Weir.Day.Constraints;
using Weir.Jobs;

namespace Weir.Server.Explanations;

/// <summary>A job as it was at an earlier moment.</summary>
internal static class EarlierJob
{
    /// <summary>By its times alone, for jobs that are looked at only for what they used and where they stood.</summary>
    public static Job Of(Job job, DateTimeOffset moment)
    {
        if (job.EndedAt <= moment)
        {
            return job;
        }

        var started = (job.SelectedAt ?? job.StartedAt) is { } at && at <= moment;
        return Bare(job) with
        {
            State = started ? JobState.Running : JobState.Waiting,
            Holds = started || job.State.IsEnd() ? [] : [.. job.Holds.Where(hold => hold.Since <= moment && Causes.Find(hold.Code)?.IsStored != false)],
            StartedAt = started ? job.StartedAt ?? job.SelectedAt : null,
        };
    }

    /// <summary>By its history, line by line.</summary>
    public static Job Of(Job job, IReadOnlyList<JobEvent> events, DateTimeOffset moment)
    {
        if (job.State.IsEnd() && job.EndedAt <= moment)
        {
            return job;
        }

        var then = Bare(job) with { State = JobState.Waiting, Holds = Submitted(job, events) };
        foreach (var line in events.Where(line => line.At <= moment))
        {
            then = After(then, job, line);
        }

        return then.State == JobState.Running ? then with { StartedAt = job.StartedAt, ProcessId = job.ProcessId } : then;
    }

    // Its age is counted from its entry into the queue: when its clock stood still is not kept. Its group is that of the policy of then.
    private static Job Bare(Job job) => job with
    {
        EndedAt = null,
        ExitCode = null,
        Signal = null,
        ReasonCode = null,
        ReasonText = null,
        StartedAt = null,
        ProcessId = null,
        SelectedAt = null,
        SelectedBucket = null,
        Group = null,
        QueuedAt = job.QueuedAt ?? job.SubmittedAt,
        Age = TimeSpan.Zero,
        AgeFrom = job.QueuedAt ?? job.SubmittedAt,
    };

    private static Job After(Job then, Job job, JobEvent line) => line.Code switch
    {
        "held" => then with { Holds = [.. then.Holds, Hold(job, line)] },
        "released" => then with { Holds = Released(then, job, line) },
        "rejected" => then with
        {
            State = JobState.Rejected,
            ReasonText = line.Text,
            Holds = [.. then.Holds, Rejection.Earlier(job.Number, line.Text, line.At)],
        },
        "accepted" => then with { State = JobState.Waiting, Holds = [OperatorHold.Of(job.Number, line.Text, line.At)] },
        "let-go" or "start-forced" or "released-at-machine" => then with { State = JobState.Starting, Holds = [] },
        "started" => then with { State = JobState.Running, Holds = [] },
        _ => then,
    };

    // Held from the start where it still is so, or where it was released without ever being held.
    private static List<Holder> Submitted(Job job, IReadOnlyList<JobEvent> events)
    {
        var since = events.Count == 0 ? job.SubmittedAt : events[0].At;
        if (job.Holds.Where(hold => hold.Code is HolderCodes.User or HolderCodes.Operator && !events.Any(line => line.Code == "held" && line.At == hold.Since)).ToList() is { Count: > 0 } still)
        {
            return still;
        }

        var first = events.FirstOrDefault(line => line.Code is "held" or "released" or "let-go" or "start-forced");
        return first?.Code == "released" ? [UserHold.Of(job.Number, "held from its submission", since)] : [];
    }

    private static Holder Hold(Job job, JobEvent line) => IsOwner(job, line)
        ? UserHold.Of(job.Number, line.Text, line.At)
        : OperatorHold.Of(job.Number, line.Text, line.At);

    // A user lifts their own holds, an operator all of them.
    private static List<Holder> Released(Job then, Job job, JobEvent line) =>
        IsOwner(job, line) && then.Holds.Any(hold => hold.Manager == HolderManager.User) ? [.. then.Holds.Where(hold => hold.Manager != HolderManager.User)] : [];

    private static bool IsOwner(Job job, JobEvent line) => line.By is { } by && string.Equals(by.Name, job.User, StringComparison.Ordinal);
}
