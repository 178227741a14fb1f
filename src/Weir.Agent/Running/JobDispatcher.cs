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
    JobTruths truths,
    JobRecorder recorder,
    JobEffects effects,
    Troubles troubles,
    ILogger<JobDispatcher> log
)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly UnderWay _running = new();

    /// <summary>Takes what happens until it is cancelled. What happens after that the next agent sees.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var (job, happened) in inbox.Events.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                _running.Add(Task.Run(() => TakeAsync(job, happened), CancellationToken.None));
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    /// <summary>Waits for what was begun.</summary>
    public Task SettleAsync() => _running.SettleAsync();

    /// <summary>Decides about a job, and does all that follows.</summary>
    public async Task HandleAsync(TrackedJob job, JobHappening happened)
    {
        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        await HandleInsideAsync(job, happened).ConfigureAwait(false);
    }

    /// <summary>The same where the caller is inside the job.</summary>
    public async Task HandleInsideAsync(TrackedJob job, JobHappening happened) =>
        await CommitAsync(job, await DecideAsync(job, job.Row, job.Memory, happened).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Decides about a job. The caller is inside the job, and commits what was decided.</summary>
    public Task<Decision> DecideAsync(TrackedJob job, JobHappening happened) => DecideAsync(job, job.Row, job.Memory, happened);

    /// <summary>Decides about a job from a row and a memory that are not written yet, as after the order before in a batch.</summary>
    public async Task<Decision> DecideAsync(TrackedJob job, JournalJob row, JobMemory memory, JobHappening happened) =>
        JobMachine.Decide(row, await truths.AskAsync(job, row, happened).ConfigureAwait(false) with { Memory = memory }, happened);

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
    public void Go(TrackedJob job, TrackedJob.Inside inside, IReadOnlyList<JobEffect> decided)
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
                if (await effects.DoAsync(job, effect).ConfigureAwait(false) is { } happened)
                {
                    await HandleInsideAsync(job, happened).ConfigureAwait(false);
                }
            }
            catch (Exception refused) when (refused is StoreException or IOException)
            {
                log.Again($"job {job.Number}", refused);
                inbox.After(Pause, job, new Looked(LookReason.Due));
            }
#pragma warning disable CA1031 // Nobody waits for it: it is in the log and in the messages, and the next effect is done.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                await troubles.FailedAsync(log, $"job {job.Number}", failure).ConfigureAwait(false);
            }
        }
    }

    private async Task TakeAsync(TrackedJob job, JobHappening happened)
    {
        var what = $"{happened.Doing} job {job.Number}";
        try
        {
            await HandleAsync(job, happened).ConfigureAwait(false);
        }
        catch (Exception refused) when (refused is StoreException or IOException)
        {
            log.Again(what, refused);
            inbox.After(Pause, job, happened);
        }
#pragma warning disable CA1031 // Nobody waits for it: the log is where its failure can be seen.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            await troubles.FailedAsync(log, what, failure).ConfigureAwait(false);
        }
    }
}
