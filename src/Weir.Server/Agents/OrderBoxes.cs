using System.Collections.Concurrent;
using Weir.Day;
using Weir.Stores.Server;

namespace Weir.Server.Agents;

/// <summary>A box of orders for each agent.</summary>
internal sealed class OrderBoxes
{
    private readonly ConcurrentDictionary<string, OrderBox> _boxes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _told = [];

    public OrderBox this[string machine] => _boxes.GetOrAdd(machine, _ => new OrderBox());

    public void Restore(IEnumerable<StoredOrder> orders)
    {
        var byMachine = orders.ToLookup(order => order.Machine, order => order.Order);
        foreach (var machine in _boxes.Keys.Union(byMachine.Select(group => group.Key)))
        {
            this[machine].Restore(byMachine[machine]);
        }

        _told.Clear();
    }

    public void Add(IReadOnlyList<AddressedOrder> orders)
    {
        foreach (var group in orders.GroupBy(order => order.Machine))
        {
            this[group.Key].Add(group.Select(order => order.Order));
        }
    }

    public void AnnounceAll()
    {
        foreach (var box in _boxes.Values)
        {
            box.Announce();
        }
    }

    /// <summary>The orders that agents said they have and that the store was not told of yet. Only the loop asks.</summary>
    public IReadOnlyDictionary<string, long> TakenSince()
    {
        Dictionary<string, long> taken = [];
        foreach (var (machine, box) in _boxes)
        {
            if (box.Taken > _told.GetValueOrDefault(machine))
            {
                taken[machine] = _told[machine] = box.Taken;
            }
        }

        return taken;
    }
}
