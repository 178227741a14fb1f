using System.Globalization;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Notices;

namespace Weir.Server.Notices;

/// <summary>What lines of jobs' histories are to people.</summary>
internal static class JobNotices
{
    private const int LongestText = 300;

    /// <summary>The notice of a line, or <see langword="null"/> where nobody needs to be told.</summary>
    public static Notice? From(JobEvent line, Job job) =>
        TriggerOf(line, job) is { } trigger ? Create(trigger, line.At, line.Text, job) : null;

    /// <summary>A job runs or waits for longer than somebody thinks right.</summary>
    public static Notice Lasts(NoticeTrigger trigger, DateTimeOffset at, TimeSpan span, Job job) =>
        Create(trigger, at, $"for more than {DurationText.ToText(span)}", job);

    private static NoticeTrigger? TriggerOf(JobEvent line, Job job)
    {
        var kind = JobEventKinds.Find(line.Code);
        return kind == JobEventKinds.Started ? NoticeTrigger.JobStarted
            : kind == JobEventKinds.Ended ? EndOf(job)
            : kind == JobEventKinds.StartFailed ? NoticeTrigger.JobStartFailed
            : kind == JobEventKinds.MachineRestarted ? NoticeTrigger.JobFailed
            : kind == JobEventKinds.Lost ? NoticeTrigger.JobLost
            : kind == JobEventKinds.Missed ? NoticeTrigger.JobMissed
            : kind == JobEventKinds.Rejected ? NoticeTrigger.JobRejected
            : kind == JobEventKinds.Cancelled ? NoticeTrigger.JobCancelled
            : kind == JobEventKinds.Skipped ? NoticeTrigger.JobSkipped
            : kind == JobEventKinds.Held ? NoticeTrigger.JobHeld
            : kind == JobEventKinds.Released ? NoticeTrigger.JobReleased
            : kind is not null && Latenesses.Of(kind) is { } what ? TriggerOf(what)
            : kind != JobEventKinds.Marked ? null
            : job.State is JobState.Succeeded or JobState.Fixed ? NoticeTrigger.JobMarkedOk
            : NoticeTrigger.JobMarkedFailed;
    }

    private static NoticeTrigger TriggerOf(Lateness what) =>
        what switch
        {
            Lateness.LateToStart => NoticeTrigger.JobLateToStart,
            Lateness.LateToFinish => NoticeTrigger.JobLateToFinish,
            Lateness.OverRunTime => NoticeTrigger.JobOverRunTime,
            Lateness.AboutToBeLate => NoticeTrigger.JobAboutToBeLate,
            Lateness.Late => NoticeTrigger.JobLate,
            Lateness.RunningLong => NoticeTrigger.JobRunningLong,
            _ => NoticeTrigger.JobRunningShort,
        };

    // Of a job that an operator has marked before its end came, that was told.
    private static NoticeTrigger? EndOf(Job job) =>
        job.ReasonCode == ReasonCodes.Marked
            ? null
            : job.State switch
            {
                JobState.Succeeded => NoticeTrigger.JobSucceeded,
                JobState.Failed => NoticeTrigger.JobFailed,
                JobState.Cancelled => NoticeTrigger.JobCancelled,
                _ => null,
            };

    private static Notice Create(NoticeTrigger trigger, DateTimeOffset at, string text, Job job)
    {
        var ending = Printable.Escape(text, LongestText);
        return new Notice
        {
            Trigger = trigger,
            At = at,
            Text =
                $"job {job.Number} {job.Name} of {Printable.Escape(job.User)} on {Printable.Escape(job.Machine)} {VerbOf(trigger)}{ending}",
            Cause = CauseOf(trigger, job),
            Machine = job.Machine,
            Schedule = job.Schedule.Text,
            Date = job.ScheduleDate,
            Number = job.Number.Value,
            Job = job.Name.Text,
            User = job.User,
            State = job.State.ToString(),
            ExitCode = job.ExitCode,
            Signal = job.Signal,
        };
    }

    private static string CauseOf(NoticeTrigger trigger, Job job) =>
        trigger switch
        {
            NoticeTrigger.JobFailed when job.ExitCode is { } status => string.Create(CultureInfo.InvariantCulture, $"status {status}"),
            NoticeTrigger.JobFailed when job.Signal is { } signal => string.Create(CultureInfo.InvariantCulture, $"signal {signal}"),
            NoticeTrigger.JobFailed or NoticeTrigger.JobStartFailed or NoticeTrigger.JobLost or NoticeTrigger.JobRejected => job.ReasonCode
                ?? "",
            _ => "",
        };

    // How a job is late is a sentence of its own.
    private static string VerbOf(NoticeTrigger trigger) =>
        trigger switch
        {
            NoticeTrigger.JobStarted => "started: ",
            NoticeTrigger.JobSucceeded => "succeeded: ",
            NoticeTrigger.JobFailed => "failed: ",
            NoticeTrigger.JobStartFailed => "could not be started: ",
            NoticeTrigger.JobMissed => "was missed: ",
            NoticeTrigger.JobLost => "was lost: ",
            NoticeTrigger.JobRejected => "was rejected: ",
            NoticeTrigger.JobCancelled => "was cancelled: ",
            NoticeTrigger.JobSkipped => "was skipped: ",
            NoticeTrigger.JobHeld => "is held: ",
            NoticeTrigger.JobReleased => "was released: ",
            NoticeTrigger.JobRunsLonger => "runs: ",
            NoticeTrigger.JobWaitsLonger => "waits: ",
            NoticeTrigger.JobLateToStart or NoticeTrigger.JobLateToFinish or NoticeTrigger.JobOverRunTime => "",
            NoticeTrigger.JobAboutToBeLate or NoticeTrigger.JobLate => "",
            NoticeTrigger.JobRunningLong or NoticeTrigger.JobRunningShort => "",
            _ => "was marked: ",
        };
}
