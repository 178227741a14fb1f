using System.Globalization;
using Microsoft.Extensions.Logging;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Stores.Agent;

namespace Weir.Agent.Link;

/// <summary>
/// Carries out the server's orders. What a batch changes is written down together with its orders, before anything is done
/// about it; so each order is acted on once however often it comes, and after a crash the rows say what is left to do.
/// </summary>
internal sealed class OrderHandler(
    OrderDecisions decisions,
    OrderedDeeds deeds,
    JobRecorder recorder,
    JobInbox inbox,
    TimeProvider time,
    ILogger<OrderHandler> log
)
{
    private const string EpochSetting = "epoch";

    private long _epoch;
    private long _lastOrder;

    /// <summary>The last order written down.</summary>
    public long LastOrder => Interlocked.Read(ref _lastOrder);

    /// <summary>The newest epoch that an order came with.</summary>
    public long Epoch => Interlocked.Read(ref _epoch);

    public void Restore(JournalSnapshot snapshot)
    {
        _lastOrder = snapshot.LastOrder;
        _epoch =
            snapshot.Settings.TryGetValue(EpochSetting, out var setting)
            && long.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var epoch)
                ? epoch
                : 0;
    }

    /// <summary>Takes a batch; called by the link only, one after the other.</summary>
    /// <exception cref="LinkRefusedException">The orders are of an older server than this machine has heard of.</exception>
    public async Task HandleAsync(PolledOrders polled)
    {
        await HandleAsync(polled.Batch.Orders).ConfigureAwait(false);
        foreach (var unreadable in polled.Unreadable.Where(order => order.Id > _lastOrder))
        {
            var fact = new AgentMessage(
                time.GetUtcNow(),
                MessageSeverity.Error,
                OrderAnswers.Unreadable,
                $"order {unreadable.Id} is not known to this version of the agent and was passed over: {unreadable.Reason}",
                null
            );
            await recorder.WriteAsync(new JournalEntry { LastOrder = unreadable.Id, Facts = [fact] }).ConfigureAwait(false);
            Interlocked.Exchange(ref _lastOrder, unreadable.Id);
        }
    }

    private async Task HandleAsync(IReadOnlyList<IssuedOrder> orders)
    {
        List<IssuedOrder> together = [];
        var newest = _epoch;
        foreach (var issued in orders)
        {
            if (issued.Id <= _lastOrder)
            {
                continue;
            }

            if (issued.Epoch < newest)
            {
                await GuardedAsync(together).ConfigureAwait(false);
                throw new LinkRefusedException(
                    $"order {issued.Id} is of epoch {issued.Epoch}, but this machine has had orders of epoch {newest}: the server's data are older than what its agents know; bring them back by weir restore (docs/operations/recover.md)"
                );
            }

            newest = issued.Epoch;
            if (deeds.For(issued.Order) is not { } submit)
            {
                together.Add(issued);
                continue;
            }

            await GuardedAsync(together).ConfigureAwait(false);
            together = [];
            await GuardedAsync(issued, () => SubmitAsync(issued, submit)).ConfigureAwait(false);
        }

        await GuardedAsync(together).ConfigureAwait(false);
    }

    // Where one of them cannot be carried out, the others are: each by itself.
    private async Task GuardedAsync(List<IssuedOrder> orders)
    {
        try
        {
            await HandleTogetherAsync(orders).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Which of them it is shows when each is taken by itself.
        catch (Exception failure) when (OrderAnswers.IsOfOrder(failure))
#pragma warning restore CA1031
        {
            foreach (var issued in orders.Where(order => order.Id > _lastOrder))
            {
                await GuardedAsync(issued, () => HandleTogetherAsync([issued])).ConfigureAwait(false);
            }
        }
    }

    private async Task GuardedAsync(IssuedOrder issued, Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it was: the order is answered and passed, and the next one is taken.
        catch (Exception failure) when (OrderAnswers.IsOfOrder(failure) && issued.Id > _lastOrder)
#pragma warning restore CA1031
        {
            log.Failed($"order {issued.Id} for job {issued.Order.Number}", failure);
            await recorder
                .WriteAsync(Entry([issued]) with { Facts = [OrderAnswers.Create(issued, failure, time.GetUtcNow())] })
                .ConfigureAwait(false);
            Written([issued]);
        }
    }

    private async Task HandleTogetherAsync(List<IssuedOrder> orders)
    {
        if (orders.Count == 0)
        {
            return;
        }

        using var batch = await decisions.BeginAsync(orders).ConfigureAwait(false);
        foreach (var issued in orders)
        {
            await decisions.DecideAsync(issued, batch).ConfigureAwait(false);
        }

        var changed = batch.Changed;
        await recorder
            .WriteAsync(
                Entry(orders) with
                {
                    Jobs = [.. changed.Select(change => change.Row)],
                    Facts = [.. batch.Facts],
                },
                [.. changed.Select(change => (change.Job, change.Row))]
            )
            .ConfigureAwait(false);
        Written(orders);
        decisions.Carry(batch);
    }

    private async Task SubmitAsync(IssuedOrder issued, Func<Task<(TrackedJob? Job, IReadOnlyList<Fact> Facts)>> submit)
    {
        var (job, facts) = await submit().ConfigureAwait(false);
        await recorder.WriteAsync(Entry([issued]) with { Facts = facts }).ConfigureAwait(false);
        Written([issued]);
        if (job is { MayRun: true })
        {
            inbox.Post(job, new SubmitterAnswered());
        }
    }

    private static JournalEntry Entry(IReadOnlyList<IssuedOrder> orders) =>
        new()
        {
            Orders = orders,
            Settings = new Dictionary<string, string?> { [EpochSetting] = orders[^1].Epoch.ToString(CultureInfo.InvariantCulture) },
        };

    private void Written(IReadOnlyList<IssuedOrder> orders)
    {
        Interlocked.Exchange(ref _lastOrder, orders[^1].Id);
        Interlocked.Exchange(ref _epoch, orders[^1].Epoch);
    }
}
