using Weir.Jobs.Orders;
using Weir.Protocol.AgentLink;

namespace Weir.Server.Agents;

/// <summary>Orders of one agent that it may not have yet, and who waits for them.</summary>
internal sealed class OrderBox
{
    private readonly Lock _lock = new();
    private readonly List<IssuedOrder> _orders = [];
    private JournalInquiry? _inquiry;
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The highest id that the agent said it has.</summary>
    public long Taken { get; private set; }

    /// <summary>Replaces all by what the store has.</summary>
    public void Restore(IEnumerable<IssuedOrder> orders)
    {
        lock (_lock)
        {
            _orders.Clear();
            _orders.AddRange(orders.OrderBy(order => order.Id));
        }

        Announce();
    }

    public void Add(IEnumerable<IssuedOrder> orders)
    {
        lock (_lock)
        {
            _orders.AddRange(orders);
        }

        Announce();
    }

    /// <summary>Forgets what the agent has, and gives what is beyond it, with a task that ends when there is more.</summary>
    public (IReadOnlyList<IssuedOrder> Orders, Task News) After(long id, int most)
    {
        lock (_lock)
        {
            Taken = Math.Max(Taken, id);
            _orders.RemoveAll(order => order.Id <= id);
            return ([.. _orders.Take(most)], _news.Task);
        }
    }

    /// <summary>Asks with the next answer to a poll what the agent's journal says; a question that was not taken yet is dropped.</summary>
    public void Ask(JournalInquiry inquiry)
    {
        lock (_lock)
        {
            _inquiry = inquiry;
        }

        Announce();
    }

    /// <summary>The question that is to be asked, which is thereby asked.</summary>
    public JournalInquiry? TakeInquiry()
    {
        lock (_lock)
        {
            (var inquiry, _inquiry) = (_inquiry, null);
            return inquiry;
        }
    }

    /// <summary>Wakes those that wait, for orders or for anything else there is to say.</summary>
    public void Announce()
    {
        TaskCompletionSource news;
        lock (_lock)
        {
            news = _news;
            _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        news.TrySetResult();
    }
}
