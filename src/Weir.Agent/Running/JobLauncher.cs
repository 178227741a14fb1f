using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Variables;
using Weir.Execution;
using Weir.Jobs;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Running;

/// <summary>
/// Starts a job whose row says that it may run: makes its folder, and gives it to a shepherd or lets the process go that waits in
/// place. The caller is inside the job.
/// </summary>
internal sealed class JobLauncher(
    AgentOptions options,
    IAgentJournal journal,
    Executions executions,
    MonitoringVariables monitoringVariables,
    StoredLaunch stored,
    InPlaceLaunch placed,
    TimeProvider time
)
{
    /// <summary>Starts a stored job; what came of it where it was not started.</summary>
    public Task<JobTrigger?> LaunchAsync(TrackedJob job) =>
        StartAsync(job, (submission, prepared, variables) => stored.StartAsync(job, submission, prepared, variables));

    /// <summary>Lets a process go that waits in place; what came of it, where it is still there.</summary>
    public Task<JobTrigger?> ReleaseWaiterAsync(TrackedJob job) =>
        StartAsync(
            job,
            (_, prepared, variables) => Task.FromResult(job.Waiter is { } waiter ? placed.Release(job, waiter, prepared, variables) : null)
        );

    private async Task<JobTrigger?> StartAsync(
        TrackedJob job,
        Func<Submission, PreparedFolder, IReadOnlyList<byte[]>, Task<JobTrigger?>> start
    )
    {
        Submission submission;
        try
        {
            submission = await ReadAsync(job).ConfigureAwait(false);
        }
        catch (Exception damaged) when (damaged is FormatException or ArgumentException or InvalidCastException or OverflowException)
        {
            return new LaunchFailed(ReasonCodes.SubmissionDamaged, $"its stored submission cannot be read: {damaged.Message}");
        }

        // A process in place has its rights already.
        if (!job.InPlace && stored.Refusal(job.Submitter!) is { } refusal)
        {
            return new LaunchFailed(ReasonCodes.AccountRefused, refusal);
        }

        try
        {
            var prepared = executions.Get(job).Prepare();
            var monitor = await monitoringVariables.PrepareAsync(job.Row, job.Submitter!, prepared.Folder).ConfigureAwait(false);
            var variables = JobEnvironment.Build(
                job.Row,
                submission,
                options.Socket,
                DateOnly.FromDateTime(time.GetLocalNow().DateTime),
                monitor
            );
            return await start(submission, prepared, variables).ConfigureAwait(false);
        }
        catch (IOException refused) when (ResourceShortage.ErrorOf(refused) is { } error)
        {
            placed.Forget(job);
            return new LaunchPutOff(error);
        }
        catch (LinuxException away) when (executions.Get(job).IsAway)
        {
            placed.Forget(job);
            return new LaunchPutOff(away.ErrorNumber);
        }
        catch (LinuxException refused)
        {
            return new LaunchFailed(ReasonCodes.ShepherdFailed, refused.Message);
        }
    }

    // One that was just taken in is at hand.
    private async Task<Submission> ReadAsync(TrackedJob job)
    {
        var atHand = job.AtHand;
        job.AtHand = null;
        if (atHand is not null && job.Submitter is not null && job.Key != default)
        {
            return atHand;
        }

        var kept =
            await journal.FindSubmissionAsync(job.Number, CancellationToken.None).ConfigureAwait(false)
            ?? throw new FormatException("it is not in the journal");
        job.SetSubmission(kept);
        return SubmissionCodec.Read(kept.Bytes);
    }
}
