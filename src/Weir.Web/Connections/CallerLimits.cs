using System.Collections.Concurrent;
using Weir.Jobs;

namespace Weir.Web.Connections;

/// <summary>So many of one thing at once for each caller.</summary>
/// <param name="quota">One of <see cref="QuotaNames"/>.</param>
/// <param name="most">The most that one caller may have.</param>
internal sealed class CallerLimits(string quota, int most)
{
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>
    /// A place for one more, until it is disposed of; <see langword="null"/> where the caller has as many as are allowed.
    /// </summary>
    public IDisposable? TryEnter(string caller)
    {
        if (_open.AddOrUpdate(caller, 1, (_, count) => count + 1) <= most)
        {
            return new RequestSlot(() => Leave(caller));
        }

        Leave(caller);
        return null;
    }

    /// <summary>Why there is no place.</summary>
    public string Refusal(string caller, string what, string wayOut) => QuotaRefusal.Create(caller, quota, most, what, wayOut);

    /// <summary>What each caller has.</summary>
    public IEnumerable<QuotaUse> Uses() => _open.Select(caller => new QuotaUse(caller.Key, quota, caller.Value, most));

    private void Leave(string caller)
    {
        if (_open.AddOrUpdate(caller, 0, (_, count) => count - 1) == 0)
        {
            _open.TryRemove(new KeyValuePair<string, int>(caller, 0));
        }
    }
}
