using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Weir.Jobs;

namespace Weir.Agent.Jobs;

/// <summary>All jobs of this machine that are not over, and how many of them wait for each user.</summary>
internal sealed class ActiveJobs
{
    private readonly ConcurrentDictionary<int, TrackedJob> _jobs = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _awaited = new();
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
            CountOwn(job, 1);
            if (_awaited.TryGetValue(job.Number.Value, out var awaited))
            {
                awaited.TrySetResult();
            }
        }

        return there;
    }

    /// <summary>Ends when a job of this number is there, or the time is over.</summary>
    public async Task WaitForAsync(TrackingNumber number, TimeSpan most, TimeProvider time, CancellationToken cancellationToken)
    {
        var awaited = _awaited.GetOrAdd(number.Value, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            if (!_jobs.ContainsKey(number.Value))
            {
                await awaited.Task.WaitAsync(most, time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (TimeoutException)
        {
            // It does not come: who asked says so.
            return;
        }
        finally
        {
            _awaited.TryRemove(new KeyValuePair<int, TaskCompletionSource>(number.Value, awaited));
        }
    }

    public void Remove(TrackedJob job)
    {
        if (_jobs.TryRemove(new KeyValuePair<int, TrackedJob>(job.Number.Value, job)))
        {
            CountOwn(job, -1);
        }
    }

    /// <summary>How many jobs that are not over each user has.</summary>
    public IEnumerable<KeyValuePair<string, int>> Counts => _waiting.Where(count => count.Value > 0);

    /// <summary>How many jobs of a user are not over.</summary>
    public int CountOf(string user) => _waiting.GetValueOrDefault(user);

    // What was only noticed takes nothing of what its user may submit.
    private void CountOwn(TrackedJob job, int change)
    {
        if (job.Row.Mode != SubmissionMode.Noticed)
        {
            _waiting.AddOrUpdate(job.Row.User, Math.Max(change, 0), (_, count) => count + change);
        }
    }
}
