using Weir.Stores.Agent;

namespace Weir.Agent.Ways;

/// <summary>
/// Counts that outlive the agent in one setting of its journal. They are written now and then: a kill loses what was counted since.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="setting">The setting's name.</param>
internal sealed class KeptCounts(IAgentJournal journal, string setting)
{
    private int _changed;

    /// <summary>To be called after something was counted.</summary>
    public void Changed() => Volatile.Write(ref _changed, 1);

    /// <summary>
    /// Writes down what <paramref name="read"/> gives, where something was counted since the last time. What the journal refuses is written
    /// the next time.
    /// </summary>
    public async Task SaveAsync(Func<string> read)
    {
        if (Interlocked.Exchange(ref _changed, 0) == 0)
        {
            return;
        }

        try
        {
            await journal
                .WriteAsync(new JournalEntry { Settings = new Dictionary<string, string?> { [setting] = read() } }, CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch
        {
            Changed();
            throw;
        }
    }
}
