using Weir.Day.Constraints;
using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Server.Explanations;

/// <summary>A job as it was at an earlier moment.</summary>
internal static class EarlierJob
{
    /// <summary>By its times alone, for jobs that are looked at only for what they used and where they stood.</summary>
    public static Job Rebuild(Job job, DateTimeOffset moment)
    {
        if (job.EndedAt <= moment)
        {
            return job;
        }

        var started = (job.SelectedAt ?? job.StartedAt) is { } at && at <= moment;
        return Bare(job, moment) with
        {
            State = started ? JobState.Running : JobState.Waiting,
            Holds =
                started || job.State.IsEnd()
                    ? []
                    : [.. job.Holds.Where(hold => hold.Since <= moment && ConstraintTable.Find(hold.Code)?.IsStored != false)],
            StartedAt = started ? job.StartedAt ?? job.SelectedAt : null,
        };
    }

    /// <summary>By its history: its lines up to then, one after the other, each with the effect of its kind.</summary>
    public static Job Rebuild(Job job, IReadOnlyList<JobEvent> events, DateTimeOffset moment)
    {
        if (
            job.State.IsEnd()
            && job.EndedAt <= moment
            && !events.Any(line => line.At > moment && JobEventKinds.Find(line.Code) is { Outcomes.Count: > 0 })
        )
        {
            return job;
        }

        var then = Bare(job, moment) with { State = JobState.Waiting, Holds = AtFirst(job, events) };
        foreach (var line in events.Where(line => line.At <= moment))
        {
            if (JobEventKinds.Find(line.Code) is { } kind)
            {
                then = After(then, job, events, kind, line);
            }
        }

        return then;
    }

    // Its age is counted from its entry into the queue: when its clock stood still is not kept. Its group is that of the policy of then.
    private static Job Bare(Job job, DateTimeOffset moment) =>
        WaivedCondition.Restore(job, moment) with
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
            Lateness = [],
            Group = null,
            QueuedAt = job.QueuedAt ?? job.SubmittedAt,
            Age = TimeSpan.Zero,
            AgeFrom = job.QueuedAt ?? job.SubmittedAt,
        };

    private static Job After(Job then, Job job, IReadOnlyList<JobEvent> events, JobEventKind kind, JobEvent line)
    {
        if (then.ReasonCode == ReasonCodes.NeverRuns && kind.Outcomes.Count > 0)
        {
            then = then with { ReasonCode = null, ReasonText = null };
        }

        var holds = HoldsAfter(then, job, events, kind.Holds, line);
        var state = StateAfter(then, job, kind, line, holds);
        var after = then with { State = state, Holds = holds };
        return Latenesses.Corrected(
            kind switch
            {
                _ when Latenesses.Of(kind) is { } what => after with { Lateness = [.. then.Lateness, what] },
                _ when kind == JobEventKinds.NeverRuns => after with { ReasonCode = ReasonCodes.NeverRuns, ReasonText = line.Text },
                _ when kind == JobEventKinds.CancelOrdered => after with { ReasonCode = ReasonCodes.Cancelled, ReasonText = line.Text },
                _ when kind == JobEventKinds.Ended => after with
                {
                    EndedAt = line.At,
                    ExitCode = job.ExitCode,
                    Signal = job.Signal,
                    CpuMicroseconds = job.CpuMicroseconds,
                    PeakKibibytes = job.PeakKibibytes,
                    ReasonCode = state == JobState.Cancelled || IsMarked(then) ? then.ReasonCode : null,
                    ReasonText = state == JobState.Cancelled || IsMarked(then) ? then.ReasonText : null,
                },
                _ when kind == JobEventKinds.Started => (
                    then.State.IsEnd() && then.State != JobState.Cancelled ? after with { ReasonCode = null, ReasonText = null } : after
                ) with
                {
                    StartedAt = line.At,
                    ProcessId = job.ProcessId,
                    EndedAt = null,
                },
                _ when kind == JobEventKinds.Marked => after with { ReasonCode = ReasonCodes.Marked, ReasonText = line.Text },
                // Its code, such as no-schedule, is not in the history.
                _ when kind == JobEventKinds.Rejected => after with { ReasonText = line.Text },
                _ when state != then.State && state.IsEnd() => after with
                {
                    EndedAt = line.At,
                    ReasonCode = then.ReasonCode ?? kind.Code,
                    ReasonText = then.ReasonText ?? line.Text,
                },
                _ when state != then.State => after with { ReasonCode = null, ReasonText = null },
                _ => after,
            }
        );
    }

    // Facts come late: a line that the states do not allow told only what was over already.
    private static JobState StateAfter(Job then, Job job, JobEventKind kind, JobEvent line, IReadOnlyList<Holder> holds)
    {
        JobState? to = kind switch
        {
            { Outcomes.Count: 0 } => null,
            _ when kind == JobEventKinds.Submitted => WentAtOnce(job, holds) ? JobState.Starting : JobState.Waiting,
            _ when kind == JobEventKinds.Marked => JobMarks.StateOf(line.Text),
            _ when kind == JobEventKinds.Ended && IsMarked(then) => null,
            _ when kind == JobEventKinds.Ended => job.State == JobState.Cancelled ? JobState.Cancelled
            : job.ExitCode is { } status && job.Ok.Contains(status) ? JobState.Succeeded
            : JobState.Failed,
            _ => kind.Outcomes[0],
        };
        return to is { } state && then.State.MayBecome(state) ? state : then.State;
    }

    // Nothing that its submitter said holds it, and it is only tracked: its machine does not ask.
    private static bool WentAtOnce(Job job, IReadOnlyList<Holder> holds) =>
        job is { TrackType: TrackType.Track, Limits.Count: 0, Service: null } && holds.Count == 0;

    private static bool IsMarked(Job job) => job.ReasonCode == ReasonCodes.Marked;

    private static IReadOnlyList<Holder> HoldsAfter(Job then, Job job, IReadOnlyList<JobEvent> events, HoldEffect effect, JobEvent line) =>
        effect switch
        {
            HoldEffect.Begin => Submitted(job, events),
            HoldEffect.Hold => [.. then.Holds, Hold(job, line)],
            HoldEffect.Release => Released(then, job, line),
            HoldEffect.Refuse => [.. then.Holds, Rejection.Earlier(job.Number, line.Text, line.At)],
            HoldEffect.TakeOver =>
            [
                .. then.Holds.Where(hold => hold.Manager != HolderManager.Rule),
                OperatorHold.CreateHolder(job.Number, line.Text, line.At),
            ],
            HoldEffect.Watch when job.Plan?.Conditions is { } conditions =>
            [
                .. then.Holds,
                UnmetCondition.CreateHolder(job, conditions, line.At),
            ],
            HoldEffect.Meet => UnmetCondition.Without(then),
            HoldEffect.Clear => [],
            _ => then.Holds,
        };

    // One that was announced as a rerun is nothing yet until its machine has submitted it.
    private static List<Holder> AtFirst(Job job, IReadOnlyList<JobEvent> events) =>
        events is [var first, ..] && first.Code == JobEventKinds.Rerun.Code
            ? [Resubmission.CreateHolder(job.Machine, first.At)]
            : Submitted(job, events);

    // Held from the start where it still is so, or where it was released without ever being held; by its condition, unless it was refused.
    private static List<Holder> Submitted(Job job, IReadOnlyList<JobEvent> events)
    {
        var since = events.FirstOrDefault(line => Is(line, JobEventKinds.Submitted))?.At ?? job.SubmittedAt;
        List<Holder> holds =
        [
            .. job.Holds.Where(hold =>
                hold.Code is HolderCodes.User or HolderCodes.Operator
                && !events.Any(line =>
                    line.At == hold.Since && JobEventKinds.Find(line.Code) is { Holds: HoldEffect.Hold or HoldEffect.TakeOver }
                )
            ),
        ];
        var first = events.FirstOrDefault(line =>
            JobEventKinds.Find(line.Code) is { Holds: HoldEffect.Hold or HoldEffect.TakeOver or HoldEffect.Release or HoldEffect.Clear }
        );
        if (job.When is { } when)
        {
            holds.Add(UnmetCondition.CreateHolder(job, when, since));
        }
        else if (holds.Count == 0 && first is not null && Is(first, JobEventKinds.Released))
        {
            holds.Add(UserHold.CreateHolder(job.Number, "held from its submission", since));
        }

        return holds;
    }

    private static bool Is(JobEvent line, JobEventKind kind) => line.Code == kind.Code;

    private static Holder Hold(Job job, JobEvent line) =>
        IsOwner(job, line)
            ? UserHold.CreateHolder(job.Number, line.Text, line.At)
            : OperatorHold.CreateHolder(job.Number, line.Text, line.At);

    // A user lifts their own holds, an operator all of them.
    private static List<Holder> Released(Job then, Job job, JobEvent line) =>
        IsOwner(job, line) && then.Holds.Any(hold => hold.Manager == HolderManager.User)
            ? [.. then.Holds.Where(hold => hold.Manager != HolderManager.User)]
            : [];

    private static bool IsOwner(Job job, JobEvent line) => line.By is { } by && string.Equals(by.Name, job.User, StringComparison.Ordinal);
}
