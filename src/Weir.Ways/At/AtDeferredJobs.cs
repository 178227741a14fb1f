using Microsoft.Extensions.Logging;
using Weir.Agent;
using Weir.Jobs;
using Weir.Stores;

namespace Weir.Ways.At;

/// <summary>
/// Jobs of at's that could not be taken in for now. A queue rule is not passed because something is short: they stay held, and are tried
/// again.
/// </summary>
internal sealed class AtDeferredJobs(AtUnmarkedJobs unmarked, AtMessages notices, ILogger<AtDeferredJobs> log)
{
    private readonly HashSet<string> _users = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private bool _isAwaited;
    private bool _isAsked;

    /// <summary>Puts one off.</summary>
    public async Task AddAsync(AtEntry entry, Submitter submitter, string why)
    {
        try
        {
            await unmarked.AddAsync(entry, null).ConfigureAwait(false);
            if (_users.Add(submitter.User))
            {
                await notices.ReportDeferredAsync(entry, submitter.User, why).ConfigureAwait(false);
            }
        }
        catch (StoreException full)
        {
            // Not even that can be written down: it stays held as long as this agent runs, which tries again.
            log.Failed($"writing down that at's job {entry.Job} is put off", full);
        }

        lock (_lock)
        {
            _isAsked = true;
        }
    }

    /// <summary>A job of this user was taken in again.</summary>
    public void Remove(Submitter submitter) => _users.Remove(submitter.User);

    /// <summary>Whether the caller is to try again later: nobody else will.</summary>
    public bool AsksAgain()
    {
        lock (_lock)
        {
            var asks = _isAsked && !_isAwaited;
            _isAwaited |= asks;
            _isAsked = false;
            return asks;
        }
    }

    /// <summary>They are tried again now.</summary>
    public void Retry()
    {
        lock (_lock)
        {
            _isAwaited = false;
        }
    }
}
