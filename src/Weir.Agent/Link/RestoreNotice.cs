using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent.Link;

/// <summary>Tells that the journal was restored from a backup, once the server has said what it knows.</summary>
internal sealed class RestoreNotice(AgentOptions options, JobRecorder recorder, TimeProvider time)
{
    private AuditEntry? _by;

    /// <summary>Whether it is still to be told.</summary>
    public bool IsDue { get; private set; }

    public void Restore(IReadOnlyDictionary<string, string> settings)
    {
        IsDue = settings.TryGetValue(RestoredJournal.Setting, out var restored);
        _by = RestoredJournal.ByWhom(restored);
    }

    /// <summary>The server's facts of this machine are later than the journal's: what is told from now on goes after them.</summary>
    public async Task SendAsync(long known)
    {
        var now = time.GetUtcNow();
        await recorder
            .WriteAsync(
                new JournalEntry
                {
                    FactsAfter = known,
                    Facts =
                    [
                        new AgentStarted(now, options.Version, BootId.Current.ToString(), Environment.ProcessorCount, options.ControlsGate),
                        new AgentMessage(
                            now,
                            MessageSeverity.Warning,
                            "journal-restored",
                            $"the journal of {options.Machine} was restored from a backup: what happened there since is not known",
                            null
                        ),
                        .. _by is { } entry ? (Fact[])[AgentMessage.From(entry)] : [],
                    ],
                    Settings = new Dictionary<string, string?> { [RestoredJournal.Setting] = null },
                }
            )
            .ConfigureAwait(false);
        IsDue = false;
    }
}
