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
    Monitors monitors,
    StoredLaunch stored,
    PlacedLaunch placed,
    TimeProvider time
)
{
    /// <summary>Starts a stored job; what came of it where it was not started.</summary>
    public Task<JobHappening?> LaunchAsync(TrackedJob job) =>
        StartAsync(
            job,
            async (submission, prepared, variables) =>
            {
                await stored.StartAsync(job, submission, prepared, variables).ConfigureAwait(false);
                return null;
            }
        );

    /// <summary>Lets a process go that waits in place; what came of it, where it is still there.</summary>
    public Task<JobHappening?> LetGoAsync(TrackedJob job) =>
        StartAsync(
            job,
            (_, prepared, variables) => Task.FromResult(job.Seat is { } seat ? placed.LetGo(job, seat, prepared, variables) : null)
        );

    private async Task<JobHappening?> StartAsync(
        TrackedJob job,
        Func<Submission, PreparedFolder, IReadOnlyList<byte[]>, Task<JobHappening?>> start
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
            var prepared = executions.Of(job).Prepare();
            var monitor = await monitors.PrepareAsync(job.Row, job.Submitter!, prepared.Folder).ConfigureAwait(false);
            var variables = JobEnvironment.Of(
                job.Number,
                submission,
                options.Socket,
                DateOnly.FromDateTime(time.GetLocalNow().DateTime),
                monitor
            );
            return await start(submission, prepared, variables).ConfigureAwait(false);
        }
        catch (IOException refused) when (Shortage.Of(refused) is { } error)
        {
            placed.Forget(job);
            return new LaunchShort(error);
        }
        catch (LinuxException away) when (executions.Of(job).IsAway)
        {
            placed.Forget(job);
            return new LaunchShort(away.ErrorNumber);
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
        job.Learn(kept);
        return SubmissionCodec.Read(kept.Bytes);
    }
}
