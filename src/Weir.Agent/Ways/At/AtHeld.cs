using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Weir.Agent.Jobs;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Agent.Ways.At;

/// <summary>The jobs that lie held in at's spool, each with its entry there.</summary>
internal sealed class AtHeld(AtSpool spool, TimeProvider time, ILogger<AtHeld> log) : IHeldInSpool
{
    private readonly ConcurrentDictionary<int, AtEntry> _held = new();

    public bool Has(TrackingNumber number) => _held.ContainsKey(number.Value);

    public bool Has(AtEntry entry) => _held.Values.Contains(entry);

    public void Keep(TrackedJob job, AtEntry entry)
    {
        var isNew = !_held.ContainsKey(job.Number.Value);
        _held[job.Number.Value] = entry;
        if (isNew)
        {
            _ = job.End.ContinueWith(_ => Over(job), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>It lies there no more; whether it did.</summary>
    public bool Forget(TrackingNumber number) => _held.TryRemove(number.Value, out _);

    /// <summary>The entry is gone; the jobs that lay in it.</summary>
    public IEnumerable<TrackingNumber> Forget(AtEntry entry)
    {
        foreach (var (number, held) in _held)
        {
            if (held == entry && _held.TryRemove(number, out _))
            {
                yield return new TrackingNumber(number);
            }
        }
    }

    public void Free(TrackedJob job)
    {
        if (_held.TryGetValue(job.Number.Value, out var entry) && !spool.TryFree(entry, time.GetUtcNow()) && !entry.Runs)
        {
            log.Job(job.Number, job.Row.Name, job.Row.User, "is in at's spool no more");
        }
    }

    // Cancelled or skipped while it lay there; what atd runs it removes itself.
    private void Over(TrackedJob job)
    {
        try
        {
            if (_held.TryRemove(job.Number.Value, out var entry) && !entry.Runs)
            {
                spool.TryRemove(entry);
            }
        }
        catch (Exception refused) when (refused is LinuxException or UnauthorizedAccessException)
        {
            log.Failed($"the end of job {job.Number}", refused);
        }
    }
}
