using System.Globalization;
using Weir.Jobs;
using Weir.Stores.Agent;

namespace Weir.Ways.At;

/// <summary>
/// Jobs of at's that are held by their execute bit and carry no marked line: scripts too large to be written anew, and those that
/// could not be taken in for now. The journal knows them by their files, so that a new agent takes them up.
/// </summary>
internal sealed class AtUnmarkedJobs(IAgentJournal journal)
{
    private const string Prefix = "at.unmarked.";

    private readonly Dictionary<string, TrackingNumber?> _jobs = new(StringComparer.Ordinal);

    /// <summary>Takes over what an earlier run wrote down.</summary>
    public void Restore(IReadOnlyDictionary<string, string> settings)
    {
        foreach (var (name, value) in settings.Where(setting => setting.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            _jobs[name[Prefix.Length..]] = TrackingNumber.TryParse(value, out var number) ? number : null;
        }
    }

    /// <summary>Whether the script is held without a line, with its number where it got one.</summary>
    public bool Knows(AtEntry entry, out TrackingNumber? number) => _jobs.TryGetValue(entry.Rest, out number);

    /// <summary>Notes it, and writes it down for the agent after this one.</summary>
    public async Task AddAsync(AtEntry entry, TrackingNumber? number)
    {
        if (_jobs.TryGetValue(entry.Rest, out var known) && known == number)
        {
            return;
        }

        // First here: where it cannot be written down now, this agent knows it all the same.
        _jobs[entry.Rest] = number;
        await WriteAsync(entry, number?.ToString() ?? "-").ConfigureAwait(false);
    }

    /// <summary>It has its line, or is gone.</summary>
    public async Task ForgetAsync(AtEntry entry)
    {
        if (_jobs.Remove(entry.Rest))
        {
            await WriteAsync(entry, null).ConfigureAwait(false);
        }
    }

    private Task<JournalReceipt> WriteAsync(AtEntry entry, string? value) =>
        journal.WriteAsync(
            new JournalEntry
            {
                Settings = new Dictionary<string, string?>
                {
                    [string.Create(CultureInfo.InvariantCulture, $"{Prefix}{entry.Rest}")] = value,
                },
            },
            CancellationToken.None
        );
}
