using Microsoft.Extensions.Logging;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Stores;
using Weir.Stores.Agent;

namespace Weir.Agent;

/// <summary>Forgets, once an hour, what has been kept long enough, and removes the folders that belonged to it.</summary>
internal sealed class Purge(AgentOptions options, IAgentJournal journal, NumberPool numbers, KnownNumbers known, FolderPurge folders, Admission admission, TimeProvider time, ILogger<Purge> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
            {
                try
                {
                    await PurgeAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (Exception refused) when (refused is StoreException or IOException or UnauthorizedAccessException)
                {
                    log.Again("purging", refused);
                }
            }
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
        var settings = new Dictionary<string, string?> { [NumberPool.Setting] = numbers.ToString() };
        if (await known.HighestAsync(cancellationToken).ConfigureAwait(false) is { } highest)
        {
            settings[KnownNumbers.Setting] = highest.ToString();
        }

        await journal.WriteAsync(new JournalEntry { Settings = settings }, cancellationToken).ConfigureAwait(false);
        var jobsBefore = options.KeepJobs is { } keep ? now - keep : DateTimeOffset.MinValue;
        var forgotten = await journal.PurgeAsync(now - options.KeepFacts, jobsBefore, cancellationToken).ConfigureAwait(false);
        folders.Remove(forgotten, jobsBefore, cancellationToken);
        if (forgotten.Count > 0)
        {
            log.Purged(forgotten.Count);
            await admission.CountAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
