using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Weir.Jobs;

namespace Weir.Agent.Jobs;

/// <summary>All jobs of this machine that are not over, and how many of them wait for each user.</summary>
internal sealed class JobLedger
{
    private readonly ConcurrentDictionary<int, TrackedJob> _jobs = new();
    private readonly ConcurrentDictionary<string, int> _waiting = new(StringComparer.Ordinal);

    public IEnumerable<TrackedJob> All => _jobs.Values;

    public int Count => _jobs.Count;

    public bool TryFind(TrackingNumber number, [NotNullWhen(true)] out TrackedJob? job) => _jobs.TryGetValue(number.Value, out job);

    /// <summary>Takes a job in; where there is one of that number already, that one is answered.</summary>
    public TrackedJob Add(TrackedJob job)
    {
        var there = _jobs.GetOrAdd(job.Number.Value, job);
        if (ReferenceEquals(there, job))
        {
            _waiting.AddOrUpdate(job.Row.User, 1, (_, count) => count + 1);
        }

        return there;
    }

    public void Remove(TrackedJob job)
    {
        if (_jobs.TryRemove(new KeyValuePair<int, TrackedJob>(job.Number.Value, job)))
        {
            _waiting.AddOrUpdate(job.Row.User, 0, (_, count) => count - 1);
        }
    }

    /// <summary>How many jobs of a user are not over.</summary>
    public int CountOf(string user) => _waiting.GetValueOrDefault(user);
}
