using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Weir.Agent;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Linux;

namespace Weir.Ways.At;

/// <summary>The jobs that lie held in at's spool, each with its entry there.</summary>
internal sealed class AtHeldJobs(AtSpool spool, ActiveJobs ledger, JobInbox inbox, TimeProvider time, ILogger<AtHeldJobs> log)
{
    private readonly ConcurrentDictionary<int, AtEntry> _held = new();

    private bool Has(TrackingNumber number) => _held.ContainsKey(number.Value);

    public bool Has(AtEntry entry) => _held.Values.Contains(entry);

    public void Keep(TrackedJob job, AtEntry entry)
    {
        var isNew = !_held.ContainsKey(job.Number.Value);
        _held[job.Number.Value] = entry;
        if (isNew)
        {
            _ = job.End.ContinueWith(_ => RemoveEnded(job), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>It lies there no more; whether it did.</summary>
    public bool Forget(TrackingNumber number) => _held.TryRemove(number.Value, out _);

    /// <summary>The entry is gone, and with it the jobs that lay in it.</summary>
    public void Remove(AtEntry entry)
    {
        foreach (var (number, held) in _held)
        {
            if (held == entry && _held.TryRemove(number, out _) && ledger.TryFind(new TrackingNumber(number), out var job))
            {
                inbox.Post(job, new LeftSpool());
            }
        }
    }

    /// <summary>The job is gone before it could be marked.</summary>
    public void Remove(TrackedJob job)
    {
        Forget(job.Number);
        inbox.Post(job, new LeftSpool());
    }

    /// <summary>Closes the jobs that should lie there, and do not.</summary>
    public void CloseStrays()
    {
        foreach (var job in ledger.All.Where(job => job is { Spooled: true, IsInSlurm: false } && !Has(job.Number)))
        {
            inbox.Post(job, new LeftSpool());
        }
    }

    /// <summary>Lets atd have an entry, whether a job is known for it or not.</summary>
    public bool TryRelease(AtEntry entry) => spool.TryRelease(entry, time.GetUtcNow());

    public void Free(TrackedJob job)
    {
        if (_held.TryGetValue(job.Number.Value, out var entry) && !TryRelease(entry) && !entry.Runs)
        {
            log.Job(job.Number, job.Row.Name, job.Row.User, "is in at's spool no more");
        }
    }

    // Cancelled or skipped while it lay there; what atd runs it removes itself.
    private void RemoveEnded(TrackedJob job)
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
