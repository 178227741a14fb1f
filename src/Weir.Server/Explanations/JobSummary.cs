using System.Globalization;
using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Server.Explanations;

/// <summary>A job in one sentence, and one more for each promise that it broke.</summary>
internal static class JobSummary
{
    /// <summary>What it does or what became of it, and how it is late.</summary>
    public static string Create(Job job, IReadOnlyList<Holder> holders) => Create(job, holders, StateOf(job, holders));

    /// <summary>The same of a job that runs, with the jobs that it waits for where it is a container.</summary>
    /// <param name="job">The job.</param>
    /// <param name="holders">What holds it.</param>
    /// <param name="awaited">The jobs that are not over of its sub-schedule's day.</param>
    /// <param name="tellsOfOthers">Whether their numbers and how many they are may be told.</param>
    public static string Create(Job job, IReadOnlyList<Holder> holders, IReadOnlyList<Job> awaited, bool tellsOfOthers) =>
        job.State == JobState.Running && job.IsContainer()
            ? Create(job, holders, $"{StateOf(job, holders)} {Awaited(job, awaited, tellsOfOthers)}")
            : Create(job, holders);

    private static string Awaited(Job container, IReadOnlyList<Job> awaited, bool tellsOfOthers)
    {
        const int MostNamed = 5;
        if (awaited.Count == 0 || !tellsOfOthers)
        {
            return $"It ends with the last job of {container.SubDay()}.";
        }

        var named = string.Join(", ", awaited.Take(MostNamed).Select(job => $"{job.Name} (job {job.Number.Value}) is {job.State}"));
        var more = awaited.Count > MostNamed ? $", and {awaited.Count - MostNamed} more are not over" : "";
        return $"It ends with the last job of {container.SubDay()}: {named}{more}.";
    }

    private static string Create(Job job, IReadOnlyList<Holder> holders, string state) =>
        string.Join(' ', [state, .. job.Lateness.Select(what => $"It {LatenessText.Of(job, what)}.")]);

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
            JobState.Starting when job.ReasonCode == ReasonCodes.NeverRuns => $"It does not start: {job.ReasonText}.",
            JobState.Starting => "It was let go; the machine has not said yet that it runs.",
            JobState.Running when job.RunsElsewhere() => string.Create(
                CultureInfo.InvariantCulture,
                $"It has run elsewhere since {job.StartedAt:yyyy-MM-dd HH:mm:ss} UTC."
            ),
            JobState.Running when job.IsContainer() => string.Create(
                CultureInfo.InvariantCulture,
                $"{job.SubDay()} has run in it since {job.StartedAt:yyyy-MM-dd HH:mm:ss} UTC."
            ),
            JobState.Succeeded when job.IsContainer() => string.Create(
                CultureInfo.InvariantCulture,
                $"It succeeded at {job.EndedAt:yyyy-MM-dd HH:mm:ss} UTC, as all jobs of {job.SubDay()} did."
            ),
            JobState.Failed when job.IsContainer() => string.Create(
                CultureInfo.InvariantCulture,
                $"It failed at {job.EndedAt:yyyy-MM-dd HH:mm:ss} UTC: a job of {job.SubDay()} did not succeed; weir jobs --schedule {job.SubDay()} lists them."
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
