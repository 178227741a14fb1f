using Weir.Jobs;

namespace Weir.Day.Requests;

/// <summary>What may be done with a job in its state: the end of every refusal.</summary>
public static class AllowedActions
{
    /// <summary>A refusal because of the job's state that says what is allowed instead.</summary>
    internal static RequestRefused Not(long request, Job job, string what)
    {
        var code = DayState.IsUnderWay(job) ? RefusalCodes.AlreadyReleased : RefusalCodes.WrongState;
        return new RequestRefused(request, code, $"job {job.Number} is {job.State} and cannot be {what}; allowed: {For(job)}");
    }

    /// <summary>Whether a command can be given for it.</summary>
    public static bool Include(Job job, string command) =>
        For(job)
            .Split(", ")
            .Any(allowed =>
                allowed.Equals(command, StringComparison.Ordinal) || allowed.StartsWith(command + " ", StringComparison.Ordinal)
            );

    /// <summary>The commands, as a list.</summary>
    public static string For(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return job.State switch
        {
            JobState.Waiting when job.RunsElsewhere() => "hold, release, cancel, skip, change, mark",
            JobState.Running when job.RunsElsewhere() => "cancel, change --max-run-time, mark",
            JobState.Waiting when DayState.IsAnnounced(job) => "cancel",
            JobState.Waiting => "hold, release, start, waive, change, cancel, skip",
            JobState.Rejected => "start, start --held, cancel, skip, by an operator",
            JobState.Starting or JobState.Running => "cancel, change --max-run-time",
            JobState.Cancelled or JobState.Skipped or JobState.Missed => "rerun",
            _ => "rerun, mark",
        };
    }
}
