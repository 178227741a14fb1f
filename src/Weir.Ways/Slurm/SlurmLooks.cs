using Microsoft.Extensions.Logging;

namespace Weir.Ways.Slurm;

/// <summary>
/// Looks at all of Slurm's jobs by one <c>squeue</c>: once a minute, and when there is a reason to. Reasons that come together are one
/// look, and two looks have a pause between them; while a job that Weir knows is between two states the next look comes sooner. Nothing is
/// asked for each job.
/// </summary>
internal sealed class SlurmLooks(
    SlurmPrograms slurm,
    SlurmKnownJobs known,
    SlurmAdmission admission,
    SlurmFollowing following,
    TimeProvider time,
    ILogger<SlurmLooks> log
) : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);

    private readonly SemaphoreSlim _inside = new(1);
    private readonly SemaphoreSlim _reasons = new(0, 1);
    private TimeSpan _next = Minute;
    private bool _isAway;

    /// <summary>There is a reason to look.</summary>
    public void Ask()
    {
        lock (_reasons)
        {
            if (_reasons.CurrentCount == 0)
            {
                _reasons.Release();
            }
        }
    }

    /// <summary>Looks until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await LookAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            if (await WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                await Task.Delay(Together, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Looks at all again: the way, or the rules, have changed.</summary>
    public void LookAgain()
    {
        admission.LookAgain();
        Ask();
    }

    /// <summary>Gives back all that Weir holds in Slurm.</summary>
    public async Task ReturnAsync()
    {
        await _inside.WaitAsync().ConfigureAwait(false);
        try
        {
            await following.ReturnAsync(CancellationToken.None).ConfigureAwait(false);
            var (jobs, _) = await slurm.ListAsync(CancellationToken.None).ConfigureAwait(false);
            foreach (var job in jobs?.Values.Where(job => known.Find(job.Id) is null) ?? [])
            {
                await admission.ReturnAsync(job).ConfigureAwait(false);
            }
        }
        finally
        {
            _inside.Release();
        }
    }

    public void Dispose()
    {
        _inside.Dispose();
        _reasons.Dispose();
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        await _inside.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var (jobs, text) = await slurm.ListAsync(cancellationToken).ConfigureAwait(false);
            if (jobs is null)
            {
                if (!_isAway)
                {
                    log.SlurmAway(text);
                }

                _isAway = true;
                return;
            }

            if (_isAway)
            {
                log.SlurmBack();
            }

            _isAway = false;
            await LookAsync(jobs, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _inside.Release();
        }
    }

    private async Task LookAsync(IReadOnlyDictionary<uint, SlurmJob> jobs, CancellationToken cancellationToken)
    {
        foreach (var one in known.All.Where(one => jobs.GetValueOrDefault(one.Job)?.SubmittedAt != one.SubmittedAt))
        {
            await following.MissAsync(one, cancellationToken).ConfigureAwait(false);
        }

        foreach (var job in jobs.Values.OrderBy(job => job.Id))
        {
            if (known.Find(job.Id) is null)
            {
                await admission.LookAsync(job, job.WaitsFor(jobs), cancellationToken).ConfigureAwait(false);
            }

            if (known.Find(job.Id) is { } one)
            {
                await following.FollowAsync(one, job, jobs, cancellationToken).ConfigureAwait(false);
            }
        }

        admission.Forget(jobs);
        var changes = known.All.Any(one => jobs.GetValueOrDefault(one.Job)?.IsBetween is true);
        _next =
            !changes ? Minute
            : _next == Minute ? Soon
            : _next * 2 < Minute ? _next * 2
            : Minute;
    }

    private async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var minute = Task.Delay(_next, time, either.Token);
        var asked = _reasons.WaitAsync(either.Token);
        var first = await Task.WhenAny(minute, asked).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return first == asked;
    }
}
