using Microsoft.Extensions.Logging;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Jobs.Orders;
using Weir.Stores.Agent;
using Weir.Tracking.Rules;

namespace Weir.Agent.Link;

/// <summary>Decides about orders, several of them together.</summary>
internal sealed class OrderDecisions(
    IAgentJournal journal,
    ActiveJobs ledger,
    JobDispatcher dispatcher,
    RuleCache rules,
    VariableAdoptions variableAdoptions,
    TimeProvider time,
    ILogger<OrderDecisions> log
)
{
    /// <summary>Goes inside all jobs that the orders are for.</summary>
    public async Task<OrderTransaction> BeginAsync(IReadOnlyList<IssuedOrder> orders)
    {
        var batch = new OrderTransaction();
        // In rising order of numbers: nobody else is inside more than one job.
        foreach (var number in orders.Select(issued => issued.Order.Number).Distinct().Order())
        {
            if (ledger.TryFind(number, out var job))
            {
                batch.Add(job, await job.EnterAsync(CancellationToken.None).ConfigureAwait(false));
            }
        }

        return batch;
    }

    /// <summary>Decides about the next order.</summary>
    public async Task DecideAsync(IssuedOrder issued, OrderTransaction batch)
    {
        var order = issued.Order;
        if (batch.Find(order.Number) is not { } change)
        {
            var now = time.GetUtcNow();
            batch.Answer(
                await journal.FindAsync(order.Number, CancellationToken.None).ConfigureAwait(false) is { } over
                    ? JobMachine.AnswerOver(over, order, now)
                    : JobMachine.AnswerUnknown(order, now)
            );
            return;
        }

        log.OrderTaken(issued.Id, order.Number, order.GetType().Name);
        var orderReceived = new OrderReceived(order)
        {
            RunsWhenRejected = rules.Find(change.Row.Rule)?.OnReject == OnReject.Run,
            Adoption = change.Row.EndedAt is null
                ? await variableAdoptions.RequestAsync(order, change.Job, change.Row).ConfigureAwait(false)
                : null,
        };
        change.Apply(await dispatcher.DecideAsync(change.Job, change.Row, change.Memory, orderReceived).ConfigureAwait(false));
    }

    /// <summary>The orders are written: does what is left to do, for each job beside the others.</summary>
    public void Carry(OrderTransaction batch)
    {
        foreach (var change in batch.HandOver())
        {
            change.Job.Memory = change.Memory;
            dispatcher.Perform(change.Job, change.Inside, change.Effects);
        }
    }
}
