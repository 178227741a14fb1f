using Weir.Jobs;

namespace Weir.Web.Connections;

/// <summary>
/// The connections that are open, by whose they are. Each holder has a share of its own, which is smaller where little is left: what
/// one holder keeps, another always finds as much again. The last places are for root and the host's own user.
/// </summary>
public sealed class ConnectionSlots
{
    private readonly Quotas _quotas;
    private readonly int _most;
    private readonly int _kept;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Counts> _holders = new(StringComparer.Ordinal);
    private int _open;

    /// <param name="quotas">What one holder may have.</param>
    /// <param name="most">How many connections there may be in all.</param>
    public ConnectionSlots(Quotas quotas, int most)
    {
        const int KeptPart = 16;
        _quotas = quotas;
        _most = most;
        _kept = Math.Max(2, most / KeptPart);
    }

    /// <summary>How many are open.</summary>
    public int Open
    {
        get
        {
            lock (_lock)
            {
                return _open;
            }
        }
    }

    /// <summary>A place for a connection, or <see langword="null"/> and why there is none.</summary>
    public ConnectionSlot? TryEnter(ConnectionHolder holder, out string? refusal)
    {
        lock (_lock)
        {
            var counts = _holders.GetValueOrDefault(holder.Name);
            refusal = holder.IsPrivileged ? Full(0) : Refusal(holder.Name, counts);
            if (refusal is not null)
            {
                return null;
            }

            _holders[holder.Name] = counts with { Working = counts.Working + 1 };
            _open++;
            return new ConnectionSlot(this, holder);
        }
    }

    /// <summary>What each holder has, of connections and of those that wait.</summary>
    public IReadOnlyList<QuotaUse> Uses()
    {
        lock (_lock)
        {
            return
            [
                .. _holders.SelectMany(holder =>
                    (QuotaUse[])
                        [
                            new QuotaUse(holder.Key, QuotaNames.Connections, holder.Value.Working, _quotas.Connections),
                            new QuotaUse(holder.Key, QuotaNames.Waiting, holder.Value.Waiting, _quotas.Waiting),
                        ]
                ),
            ];
        }
    }

    internal void Leave(ConnectionHolder holder, bool waits)
    {
        lock (_lock)
        {
            Change(holder.Name, waits ? 0 : -1, waits ? -1 : 0);
            _open--;
        }
    }

    internal string? TryWait(ConnectionHolder holder)
    {
        lock (_lock)
        {
            if (!holder.IsPrivileged && _holders.GetValueOrDefault(holder.Name).Waiting >= _quotas.Waiting)
            {
                return QuotaRefusal.Create(
                    holder.Name,
                    QuotaNames.Waiting,
                    _quotas.Waiting,
                    "connections that wait",
                    "end some of what waits, such as weir run, weir jv wait, or logs that are followed"
                );
            }

            Change(holder.Name, -1, +1);
            return null;
        }
    }

    internal void Resume(ConnectionHolder holder)
    {
        lock (_lock)
        {
            Change(holder.Name, +1, -1);
        }
    }

    /// <summary>Counts a connection for somebody else from now on; <see langword="false"/> where that one has no place left.</summary>
    internal bool TryMove(ConnectionHolder from, ConnectionHolder to)
    {
        lock (_lock)
        {
            if (!to.IsPrivileged && _holders.GetValueOrDefault(to.Name).Working >= _quotas.Connections)
            {
                return false;
            }

            Change(from.Name, -1, 0);
            Change(to.Name, +1, 0);
            return true;
        }
    }

    private string? Refusal(string name, Counts counts)
    {
        if (counts.Working >= _quotas.Connections)
        {
            return QuotaRefusal.Create(
                name,
                QuotaNames.Connections,
                _quotas.Connections,
                "connections",
                "close some, or try again when some are closed"
            );
        }

        // Half of what there is for the first, half of the rest for the next: somebody who has none always finds one.
        var left = _most - _kept - _open;
        return counts.Working + counts.Waiting >= Math.Max(1, left)
            ? $"{name} has {counts.Working + counts.Waiting} connections, and this host has {Math.Max(0, left)} left for others: close some, or raise its limit of open files"
            : Full(_kept);
    }

    private string? Full(int kept) =>
        _open + kept >= _most
            ? $"this host has {_most} connections, the most that its limit of open files allows: try again later, or raise that limit"
            : null;

    private void Change(string name, int working, int waiting)
    {
        var counts = _holders.GetValueOrDefault(name);
        counts = new Counts(counts.Working + working, counts.Waiting + waiting);
        if (counts == default)
        {
            _holders.Remove(name);
        }
        else
        {
            _holders[name] = counts;
        }
    }

    private readonly record struct Counts(int Working, int Waiting);
}
