using Microsoft.Extensions.Logging;
using Weir.Agent;
using Weir.Linux;

namespace Weir.Ways.At;

/// <summary>
/// Looks at jobs in at's spool, one after the other. at's job is not ours to lose: where looking fails, it runs as if there were no gate.
/// </summary>
internal sealed class AtInspector(
    AtDecisions looks,
    AtJobReturn back,
    AtSeenJobs seen,
    AtHeldJobs held,
    AtUnmarkedJobs unmarked,
    ILogger<AtInspector> log
) : IDisposable
{
    private readonly SemaphoreSlim _inside = new(1, 1);

    /// <summary>Looks at one that has changed, or is gone.</summary>
    public async Task InspectAsync(AtEntry entry, FileChanges what)
    {
        await _inside.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!what.HasFlag(FileChanges.Deleted))
            {
                await looks.ChangedAsync(entry, what.HasFlag(FileChanges.Created)).ConfigureAwait(false);
            }
            else if (await looks.OnGoneAsync(entry).ConfigureAwait(false))
            {
                held.Remove(entry);
            }
        }
        catch (Exception refused) when (refused is LinuxException or IOException or UnauthorizedAccessException or AgentRefusedException)
        {
            // Said once, since what is done about it is a change too.
            if (seen.IsFirstFailure(entry))
            {
                log.Failed($"taking at's job {entry.Job} through the gate", refused);
            }

            if (!held.Has(entry) && !unmarked.Knows(entry, out _))
            {
                held.TryRelease(entry);
            }
        }
        finally
        {
            _inside.Release();
        }
    }

    /// <summary>Closes the jobs that should lie there, and do not.</summary>
    public async Task CloseStraysAsync()
    {
        await _inside.WaitAsync().ConfigureAwait(false);
        try
        {
            held.CloseStrays();
        }
        finally
        {
            _inside.Release();
        }
    }

    /// <summary>Gives jobs back to at; those that were changed.</summary>
    public async Task<IReadOnlyList<AtEntry>> ReturnAsync(IEnumerable<AtEntry> entries)
    {
        List<AtEntry> changed = [];
        await _inside.WaitAsync().ConfigureAwait(false);
        try
        {
            foreach (var entry in entries)
            {
                if (await back.ReturnAsync(entry).ConfigureAwait(false))
                {
                    changed.Add(entry);
                }
            }
        }
        finally
        {
            _inside.Release();
        }

        return changed;
    }

    /// <summary>Whether all jobs are being given back: none is taken then.</summary>
    public bool GivesBack
    {
        set => seen.GivesBack = value;
    }

    public void Dispose() => _inside.Dispose();
}
