using System.Globalization;
using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Server.Explanations;

/// <summary>A job in one sentence, and one more for each promise that it broke.</summary>
internal static class JobSummary
{
    /// <summary>What it does or what became of it, and how it is late.</summary>
    public static string Create(Job job, IReadOnlyList<Holder> holders) =>
        string.Join(' ', [StateOf(job, holders), .. job.Lateness.Select(what => $"It {LatenessText.Of(job, what)}.")]);

    private static string StateOf(Job job, IReadOnlyList<Holder> holders) =>
        job.State switch
        {
            JobState.Waiting when holders.Count == 0 => "Nothing holds it: it is about to be let go.",
            JobState.Waiting when holders.Count == 1 => $"It waits: {holders[0].Text}.",
            JobState.Waiting => string.Create(
                CultureInfo.InvariantCulture,
                $"It waits for {holders.Count} reasons; the first: {holders[0].Text}."
            ),
            JobState.Rejected => $"The schedule did not take it: {job.ReasonText}. It stays held until an operator acts.",
            JobState.Starting => "It was let go; the machine has not said yet that it runs.",
            JobState.Running when job.RunsElsewhere() => string.Create(
                CultureInfo.InvariantCulture,
                $"It has run elsewhere since {job.StartedAt:yyyy-MM-dd HH:mm:ss} UTC."
            ),
            JobState.Running => string.Create(
                CultureInfo.InvariantCulture,
                $"It has run since {job.StartedAt:yyyy-MM-dd HH:mm:ss} UTC as process {job.ProcessId} on {job.Machine}."
            ),
            JobState.Succeeded => string.Create(
                CultureInfo.InvariantCulture,
                $"It succeeded with exit status {job.ExitCode} at {job.EndedAt:yyyy-MM-dd HH:mm:ss} UTC."
            ),
            JobState.Failed when job.Signal is { } signal => string.Create(
                CultureInfo.InvariantCulture,
                $"It failed: signal {signal} ended it at {job.EndedAt:yyyy-MM-dd HH:mm:ss} UTC."
            ),
            JobState.Failed when job.ExitCode is { } status => string.Create(
                CultureInfo.InvariantCulture,
                $"It failed with exit status {status} at {job.EndedAt:yyyy-MM-dd HH:mm:ss} UTC."
            ),
            _ => $"It is {job.State}{(job.ReasonText is null ? "" : $": {job.ReasonText}")}.",
        };
}
