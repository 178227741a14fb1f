using Weir.Agent.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;

namespace Weir.Agent.Link;

/// <summary>
/// Orders that are carried out each by itself, before they are written down: doing one twice does no more than doing it once.
/// </summary>
internal sealed class OrderedDeeds(Reruns reruns, PlannedStarts plannedStarts, PlannedWatches watches, VariableOrders variables)
{
    /// <summary>What an order asks for; <see langword="null"/> where it is decided with the others.</summary>
    public Func<Task<(TrackedJob? Job, IReadOnlyList<Fact> Facts)>>? For(Order order) =>
        order switch
        {
            Rerun rerun => () => reruns.SubmitAsync(rerun),
            StartPlanned planned => () => plannedStarts.SubmitAsync(planned),
            WatchPlanned watch => () => watches.WatchAsync(watch),
            SetVariable set => () => variables.WriteAsync(set),
            _ => null,
        };
}
