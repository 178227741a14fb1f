using Microsoft.Extensions.Logging;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Stores;
using Weir.Stores.Agent;

namespace Weir.Agent;

/// <summary>Forgets, at the start and once an hour, what has been kept long enough, and removes the folders that belonged to it.</summary>
internal sealed class Purge(
    AgentOptions options,
    IAgentJournal journal,
    KnownNumbers known,
    FolderPurge folders,
    QuotaCheck quotaCheck,
    TimeProvider time,
    ILogger<Purge> log
)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                try
                {
                    await PurgeAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (Exception refused) when (refused is StoreException or IOException or UnauthorizedAccessException)
                {
                    log.Again("purging", refused);
                }
            } while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // The rows that say how far a block of numbers is used up may go: its place is kept first.
        var jobsBefore = options.KeepJobs is { } keep ? now - keep : DateTimeOffset.MinValue;
        var settings = await known.SettingsAsync(jobsBefore, cancellationToken).ConfigureAwait(false);
        await journal.WriteAsync(new JournalEntry { Settings = settings }, cancellationToken).ConfigureAwait(false);
        var forgotten = await journal.PurgeAsync(now - options.KeepFacts, jobsBefore, cancellationToken).ConfigureAwait(false);
        var earlier = options.KeepJobs is null
            ? []
            : await ForgottenEarlierAsync(forgotten, jobsBefore, cancellationToken).ConfigureAwait(false);
        folders.Remove([.. forgotten, .. earlier], jobsBefore, cancellationToken);
        if (forgotten.Count > 0)
        {
            log.Purged(forgotten.Count);
            await quotaCheck.CountAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // The rows go first: a purge that is cut short leaves folders of jobs that nobody knows any more.
    private async Task<IReadOnlyList<TrackingNumber>> ForgottenEarlierAsync(
        IReadOnlyList<TrackingNumber> now,
        DateTimeOffset before,
        CancellationToken cancellationToken
    )
    {
        var known = now.ToHashSet();
        List<TrackingNumber> found = [];
        foreach (var number in folders.Older(before).Where(number => !known.Contains(number)))
        {
            if (await journal.FindAsync(number, cancellationToken).ConfigureAwait(false) is null)
            {
                found.Add(number);
            }
        }

        return found;
    }
}
