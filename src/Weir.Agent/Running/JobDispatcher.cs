using Microsoft.Extensions.Logging;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Jobs.Facts;
using Weir.Stores;
using Weir.Stores.Agent;

namespace Weir.Agent.Running;

/// <summary>
/// Carries out what <see cref="JobMachine"/> decides: asks what is true, writes row and facts, and then does the effects of one job in
/// their order, those of different jobs beside each other.
/// </summary>
internal sealed class JobDispatcher(
    JobInbox inbox,
    JobSnapshots truths,
    JobRecorder recorder,
    JobEffects effects,
    FailureReporter failureReporter,
    ILogger<JobDispatcher> log
)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly PendingTasks _running = new();

    /// <summary>Takes what happens until it is cancelled. What happens after that the next agent sees.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var (job, trigger) in inbox.Events.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                _running.Add(Task.Run(() => ProcessAsync(job, trigger), CancellationToken.None));
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    /// <summary>Waits for what was begun.</summary>
    public Task DrainAsync() => _running.DrainAsync();

    /// <summary>Decides about a job, and does all that follows.</summary>
    public async Task HandleAsync(TrackedJob job, JobTrigger trigger)
    {
        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        await HandleInsideAsync(job, trigger).ConfigureAwait(false);
    }

    /// <summary>The same where the caller is inside the job.</summary>
    public async Task HandleInsideAsync(TrackedJob job, JobTrigger trigger) =>
        await CommitAsync(job, await DecideAsync(job, job.Row, job.Memory, trigger).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Decides about a job. The caller is inside the job, and commits what was decided.</summary>
    public Task<Decision> DecideAsync(TrackedJob job, JobTrigger trigger) => DecideAsync(job, job.Row, job.Memory, trigger);

    /// <summary>Decides about a job from a row and a memory that are not written yet, as after the order before in a batch.</summary>
    public async Task<Decision> DecideAsync(TrackedJob job, JournalJob row, JobMemory memory, JobTrigger trigger) =>
        JobMachine.Decide(row, await truths.CreateAsync(job, row, trigger).ConfigureAwait(false) with { Memory = memory }, trigger);

    /// <summary>Writes what was decided, with facts besides, and then does it. The caller is inside the job.</summary>
    public async Task CommitAsync(TrackedJob job, Decision decision, params IReadOnlyList<Fact> besides)
    {
        Fact[] facts = [.. decision.Facts, .. besides];
        if (!ReferenceEquals(decision.Row, job.Row))
        {
            await recorder.WriteAsync(job, decision.Row, facts).ConfigureAwait(false);
        }
        else if (facts.Length > 0)
        {
            await recorder.WriteAsync(new JournalEntry { Facts = facts }).ConfigureAwait(false);
        }

        job.Memory = decision.Memory;
        await ActAsync(job, decision.Effects).ConfigureAwait(false);
    }

    /// <summary>Does what was decided and is written, beside all else; the job is left when it is done.</summary>
    public void Perform(TrackedJob job, TrackedJob.Inside inside, IReadOnlyList<JobEffect> decided)
    {
        if (decided.Count == 0)
        {
            inside.Dispose();
            return;
        }

        _running.Add(
            Task.Run(
                async () =>
                {
                    using (inside)
                    {
                        await ActAsync(job, decided).ConfigureAwait(false);
                    }
                },
                CancellationToken.None
            )
        );
    }

    // Where an effect cannot be done now, the rest is as after a crash: what the row says and what is true tell what is left to do.
    private async Task ActAsync(TrackedJob job, IReadOnlyList<JobEffect> decided)
    {
        foreach (var effect in decided.Where(effect => !job.IsOver || !effect.IsMootWhenOver))
        {
            try
            {
                if (await effects.DoAsync(job, effect).ConfigureAwait(false) is { } trigger)
                {
                    await HandleInsideAsync(job, trigger).ConfigureAwait(false);
                }
            }
            catch (Exception refused) when (refused is StoreException or IOException)
            {
                log.Again($"job {job.Number}", refused);
                inbox.After(Pause, job, new Checked(CheckReason.Due));
            }
#pragma warning disable CA1031 // Nobody waits for it: it is in the log and in the messages, and the next effect is done.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                await failureReporter.FailedAsync(log, $"job {job.Number}", failure).ConfigureAwait(false);
            }
        }
    }

    private async Task ProcessAsync(TrackedJob job, JobTrigger trigger)
    {
        var what = $"{trigger.Doing} job {job.Number}";
        try
        {
            await HandleAsync(job, trigger).ConfigureAwait(false);
        }
        catch (Exception refused) when (refused is StoreException or IOException)
        {
            log.Again(what, refused);
            inbox.After(Pause, job, trigger);
        }
#pragma warning disable CA1031 // Nobody waits for it: the log is where its failure can be seen.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await failureReporter.FailedAsync(log, what, failure).ConfigureAwait(false);
        }
    }
}
