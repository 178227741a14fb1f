using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Jobs.Orders;
using Weir.Protocol;
using Weir.Stores;

namespace Weir.Agent.Link;

/// <summary>What the server is told of an order that could not be carried out.</summary>
internal static class OrderAnswers
{
    /// <summary>The code of an order that failed.</summary>
    public const string Failed = "order-failed";

    /// <summary>The code of an order that cannot be read.</summary>
    public const string Unreadable = "order-unreadable";

    /// <summary>
    /// Whether it is the order that is at fault. A journal that cannot be written takes no answer either: then the order comes again.
    /// </summary>
    public static bool IsOfOrder(Exception failure) =>
        failure
            is not (
                StoreException { Failure: not StoreFailure.Conflict }
                or LinkRefusedException
                or AgentRefusedException { Code: ProblemCodes.StoreFull or ProblemCodes.StoreUncertain }
            );

    /// <summary>A job that was to start did not; of the rest operators are told.</summary>
    public static Fact Create(IssuedOrder issued, Exception failure, DateTimeOffset now)
    {
        var text = Printable.Escape(failure.Message, 500);
        return issued.Order switch
        {
            Rerun rerun => new JobStartFailed(now, rerun.NewNumber, Failed, $"job {rerun.Number} could not be repeated: {text}"),
            StartPlanned planned => new JobStartFailed(now, planned.Number, Failed, $"the order to start it failed: {text}"),
            Start start => new JobStartFailed(now, start.Number, Failed, $"the order to start it failed: {text}"),
            var order => new AgentMessage(
                now,
                MessageSeverity.Error,
                Failed,
                $"order {issued.Id}, {order.GetType().Name} job {order.Number}, failed: {text}",
                order.Number
            ),
        };
    }
}
