using Microsoft.Extensions.Logging;
using Weir.Agent.Link;
using Weir.Agent.Running;
using Weir.Agent.Variables;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol.AgentLink;
using Weir.Stores;
using Weir.Stores.Agent;

namespace Weir.Agent.Jobs;

/// <summary>Writes what became of a job to the journal; only then memory and link learn of it.</summary>
internal sealed class JobRecorder(
    IAgentJournal journal,
    ActiveJobs ledger,
    MonitoringVariables monitoringVariables,
    Executions executions,
    FactSignal signal,
    FactProgress progress,
    ILogger<JobRecorder> log
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ShortPatience = TimeSpan.FromMilliseconds(250);

    private readonly UnreportedJobs _untold = new(ledger);

    /// <summary>Writes a job's new row and facts. The caller is inside the job.</summary>
    public async Task WriteAsync(TrackedJob job, JournalJob row, IReadOnlyList<Fact> facts)
    {
        // Not to be abandoned half way: memory must follow what the journal has.
        var entry = new JournalEntry { Jobs = [row], Facts = facts };
        if (row is { Mode: SubmissionMode.Noticed, EndedAt: not null })
        {
            entry = entry with { Settings = new Dictionary<string, string?> { [NoticedProcesses.SettingOf(row.Number)] = null } };
        }

        await JournalAsync(entry).ConfigureAwait(false);
        await ShowEndAsync(row, facts, Patience).ConfigureAwait(false);
        Became(job, row);
    }

    /// <summary>Writes several jobs' rows, facts and orders as one. The caller is inside all of them.</summary>
    public async Task WriteAsync(JournalEntry entry, IReadOnlyList<(TrackedJob Job, JournalJob Row)> changed)
    {
        await JournalAsync(entry).ConfigureAwait(false);
        // Others wait for what is written here: a variable that its owner keeps locked says it later.
        await Task.WhenAll(changed.Select(one => ShowEndAsync(one.Row, entry.Facts, ShortPatience))).ConfigureAwait(false);
        foreach (var (job, row) in changed)
        {
            Became(job, row);
        }

        // A refused order changes no job, and its fact must go out all the same.
        signal.Raise(isUrgent: true);
    }

    /// <summary>Writes facts or settings that concern no job.</summary>
    public async Task WriteAsync(JournalEntry entry)
    {
        await JournalAsync(entry).ConfigureAwait(false);
        signal.Raise(isUrgent: true);
    }

    /// <summary>
    /// Writes a new submission; the answer names an earlier number where its key is there already. Its job is in the ledger before it is
    /// in the journal, where it stays if that is written: an order for it may come as soon as the server has the fact.
    /// </summary>
    public async Task<JournalReceipt> WriteNewAsync(TrackedJob job, JournalEntry entry)
    {
        ledger.Add(job);
        JournalReceipt receipt;
        try
        {
            receipt = await JournalAsync(entry).ConfigureAwait(false);
        }
        catch (Exception refused)
        {
            ledger.Remove(job);
            if (refused is StoreException { Failure: StoreFailure.Uncertain })
            {
                log.Uncertain(job.Number, refused.Message);
            }

            throw;
        }

        if (receipt.Earlier is not null)
        {
            ledger.Remove(job);
        }
        else if (job.Row is { Rule: { } rule } row && entry.Facts.Any(fact => fact is JobSubmitted { RerunOf: null }))
        {
            log.Job(row.Number, row.Name, row.User, $"submitted by {row.Way.ToText()}, intercepted by rule {rule}");
        }

        // A job that is held or has gone already leaves the server nothing to decide.
        signal.Raise(isUrgent: !entry.Facts.All(fact => fact is JobSubmitted { GoesAtOnce: true } or JobSubmitted { Hold: true }));
        return receipt;
    }

    /// <summary>
    /// Writes jobs that were noticed, with their facts, as one; those that are not over are in the ledger from then on.
    /// </summary>
    public async Task WriteNoticedAsync(IReadOnlyList<TrackedJob> running, JournalEntry entry)
    {
        // Before they are in the journal, as an order for one may come as soon as the server has the fact.
        foreach (var job in running)
        {
            ledger.Add(job);
        }

        try
        {
            await JournalAsync(entry).ConfigureAwait(false);
        }
        catch
        {
            foreach (var job in running)
            {
                ledger.Remove(job);
            }

            throw;
        }

        signal.Raise(isUrgent: false);
    }

    private async Task<JournalReceipt> JournalAsync(JournalEntry entry)
    {
        entry = _untold.Without(entry);
        // What the server would refuse must not be what this agent says.
        var bounded = entry.Facts.All(fact => FactFaults.Check(fact) is null)
            ? entry
            : entry with
            {
                Facts = [.. entry.Facts.Select(FactCuts.Apply)],
            };
        var receipt = await journal.WriteAsync(bounded, CancellationToken.None).ConfigureAwait(false);
        progress.Written(receipt.LastSequence);
        return receipt;
    }

    // Who waits for the end finds it in the variable, too.
    private Task ShowEndAsync(JournalJob row, IReadOnlyList<Fact> facts, TimeSpan patience) =>
        row.EndedAt is null
            ? Task.CompletedTask
            : monitoringVariables.EndedAsync(
                row,
                facts.OfType<JobGone>().FirstOrDefault(gone => gone.Number == row.Number)?.Actor,
                patience
            );

    private void Became(TrackedJob job, JournalJob row)
    {
        job.Became(row);
        if (row.EndedAt is not null)
        {
            ledger.Remove(job);
            executions.Get(job).Leave();
        }

        // One that went at once by this agent's own decision leaves nothing for the server to decide.
        signal.Raise(isUrgent: row.Status != TrackedStatus.Submitted);
    }
}
