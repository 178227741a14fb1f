using System.Collections.Concurrent;
using System.Globalization;
using Weir.Jobs;
using Weir.Stores.Agent;

namespace Weir.Ways.Slurm;

/// <summary>Which job of Slurm's each job is, in memory and, for the agent after this one, in the journal.</summary>
internal sealed class SlurmKnownJobs(IAgentJournal journal)
{
    private const string Prefix = "slurm.job.";

    private readonly ConcurrentDictionary<int, SlurmKnownJob> _byNumber = new();
    private readonly ConcurrentDictionary<uint, SlurmKnownJob> _byJob = new();

    public IReadOnlyList<SlurmKnownJob> All => [.. _byNumber.Values];

    /// <summary>Takes over what an earlier agent wrote down.</summary>
    public void Restore(IReadOnlyDictionary<string, string> settings)
    {
        foreach (var (name, value) in settings.Where(setting => setting.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            if (TrackingNumber.TryParse(name.AsSpan(Prefix.Length), out var number) && SlurmKnownJob.Parse(number, value) is { } known)
            {
                Keep(known);
            }
        }
    }

    public SlurmKnownJob? Find(TrackingNumber number) => _byNumber.GetValueOrDefault(number.Value);

    public SlurmKnownJob? Find(uint job) => _byJob.GetValueOrDefault(job);

    public async Task AddAsync(SlurmKnownJob known)
    {
        // First here: where it cannot be written down now, this agent knows it all the same.
        Keep(known);
        await WriteAsync(known, known.ToString()).ConfigureAwait(false);
    }

    public async Task ForgetAsync(SlurmKnownJob known)
    {
        _byJob.TryRemove(new KeyValuePair<uint, SlurmKnownJob>(known.Job, known));
        if (_byNumber.TryRemove(known.Number.Value, out _))
        {
            await WriteAsync(known, null).ConfigureAwait(false);
        }
    }

    private void Keep(SlurmKnownJob known)
    {
        _byNumber[known.Number.Value] = known;
        _byJob[known.Job] = known;
    }

    private Task<JournalReceipt> WriteAsync(SlurmKnownJob known, string? value) =>
        journal.WriteAsync(
            new JournalEntry
            {
                Settings = new Dictionary<string, string?>
                {
                    [string.Create(CultureInfo.InvariantCulture, $"{Prefix}{known.Number.Value}")] = value,
                },
            },
            CancellationToken.None
        );
}
