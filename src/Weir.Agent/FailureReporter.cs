using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Weir.Agent.Link;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Stores;
using Weir.Stores.Agent;

namespace Weir.Agent;

/// <summary>Tells operators, by the agent's own facts, of what failed where nobody waits for it: each thing once an hour.</summary>
internal sealed class FailureReporter(IAgentJournal journal, FactSignal signal, TimeProvider time, ILogger<FailureReporter> log)
{
    private const int Most = 1000;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _told = new(StringComparer.Ordinal);

    /// <summary>Work that nobody waits for failed: into the log of whose it is, and to operators.</summary>
    public Task FailedAsync(ILogger log, string what, Exception failure)
    {
        log.Failed(what, failure);
        return ReportAsync(what, "errand-failed", $"{what} failed: {failure.Message}");
    }

    /// <summary>Something failed; it is in the log already.</summary>
    public async Task ReportAsync(string what, string code, string text)
    {
        var now = time.GetUtcNow();
        if (_told.Count >= Most || (_told.TryGetValue(what, out var told) && now - told < Interval))
        {
            return;
        }

        _told[what] = now;
        try
        {
            await journal
                .WriteAsync(
                    new JournalEntry { Facts = [new AgentMessage(now, MessageSeverity.Error, code, Printable.Escape(text, 1000), null)] },
                    CancellationToken.None
                )
                .ConfigureAwait(false);
            signal.Raise(isUrgent: true);
        }
        catch (Exception refused) when (refused is StoreException or InvalidOperationException or ObjectDisposedException)
        {
            log.Failed($"telling that {what} failed", refused);
            _told.TryRemove(what, out _);
        }
    }
}
