using System.Globalization;
using Weir.Jobs;
using Weir.Protocol.Jobs;

namespace Weir.Server.Queries;

/// <summary><c>weir why N</c>: why a job waits, or what became of it.</summary>
public static class Why
{
    /// <summary>All that holds the job, and one sentence.</summary>
    public static async Task<WhyView> WhyAsync(this WeirServer server, Caller caller, TrackingNumber number, CancellationToken cancellationToken)
    {
        var job = await server.FindAsync(caller, number, cancellationToken).ConfigureAwait(false);
        return new WhyView(job, Summary(job), null);
    }

    private static string Summary(JobView job) => job.State switch
    {
        nameof(JobState.Waiting) when job.Holders.Count == 0 => "Nothing holds it: it is about to be let go.",
        nameof(JobState.Waiting) when job.Holders.Count == 1 => $"It waits: {job.Holders[0].Text}.",
        nameof(JobState.Waiting) => string.Create(CultureInfo.InvariantCulture, $"It waits for {job.Holders.Count} reasons; the first: {job.Holders[0].Text}."),
        nameof(JobState.Rejected) => $"The schedule did not take it: {job.ReasonText}. It stays held until an operator acts.",
        nameof(JobState.Starting) => "It was let go; the machine has not said yet that it runs.",
        nameof(JobState.Running) => string.Create(CultureInfo.InvariantCulture, $"It runs since {job.StartedAt:yyyy-MM-dd HH:mm:ss} UTC as process {job.ProcessId} on {job.Machine}."),
        nameof(JobState.Succeeded) => string.Create(CultureInfo.InvariantCulture, $"It succeeded with exit status {job.ExitCode} at {job.EndedAt:yyyy-MM-dd HH:mm:ss} UTC."),
        nameof(JobState.Failed) when job.Signal is { } signal => string.Create(CultureInfo.InvariantCulture, $"It failed: signal {signal} ended it at {job.EndedAt:yyyy-MM-dd HH:mm:ss} UTC."),
        nameof(JobState.Failed) when job.ExitCode is { } status => string.Create(CultureInfo.InvariantCulture, $"It failed with exit status {status} at {job.EndedAt:yyyy-MM-dd HH:mm:ss} UTC."),
        _ => $"It is {job.State}{(job.ReasonText is null ? "" : $": {job.ReasonText}")}.",
    };
}
