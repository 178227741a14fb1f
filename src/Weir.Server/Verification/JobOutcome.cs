using Weir.Jobs;

namespace Weir.Server.Verification;

/// <summary>Whether a job has exactly one outcome or is under way, and whether its end has its start.</summary>
public static class JobOutcome
{
    /// <summary>The first thing that is wrong, one sentence; <see langword="null"/> where nothing is.</summary>
    /// <param name="job">The job as its row has it.</param>
    /// <param name="events">Its lines, oldest first.</param>
    public static string? Check(Job job, IReadOnlyList<JobEvent> events)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(events);
        var ends = events.Count(line => line.Code == JobEventKinds.Ended.Code);
        var hasStatus = job.ExitCode is not null || job.Signal is not null;
        return job.State.IsEnd() && job.EndedAt is null ? $"it is {job.State} and has no time of its end"
            : !job.State.IsEnd() && (job.EndedAt is not null || hasStatus) ? $"it is {job.State} and has an end"
            : job is { ExitCode: not null, Signal: not null } ? "it has an exit status and a signal that ended it"
            : hasStatus && job.StartedAt is null ? "it has an end and no start"
            : job is { State: JobState.Running, StartedAt: null } ? "it runs and has no start"
            : ends > 1 ? $"its history tells {ends} ends"
            : hasStatus && ends == 0 ? "it has an exit status, and its history tells no end"
            : !hasStatus && ends == 1 ? "its history tells an end, and it has no exit status"
            : WhyNotCounted(job);
    }

    // How a job counts follows from its status, unless somebody said otherwise.
    private static string? WhyNotCounted(Job job) =>
        job switch
        {
            { ReasonCode: ReasonCodes.Marked } => null,
            { State: JobState.Succeeded } when job.ExitCode is not { } status || !job.Ok.Contains(status) =>
                $"it is Succeeded with {Status(job)}, and only {job.Ok} counts as success",
            { State: JobState.Failed, ExitCode: { } status } when job.Ok.Contains(status) =>
                $"it is Failed with {Status(job)}, which counts as success",
            { State: JobState.Failed, ExitCode: null, Signal: null } when job.ReasonCode != ReasonCodes.MachineRestarted =>
                "it is Failed without an exit status or a signal",
            _ => null,
        };

    private static string Status(Job job) =>
        job.Signal is { } signal ? $"signal {signal}"
        : job.ExitCode is { } code ? $"status {code}"
        : "no exit status";
}
