using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Protocol;
using Weir.Protocol.Jobs;

namespace Weir.Server.Operations;

/// <summary><c>weir waive N CONDITION</c>: takes one condition off a job of the day.</summary>
public static class Waive
{
    private const int Longest = 1100;

    /// <summary>takes one condition off a job of the day.</summary>
    /// <exception cref="RefusedException">It may not be, the job has none such, or its state does not allow it.</exception>
    public static async Task<JobActed> WaiveAsync(
        this WeirServer server,
        Caller caller,
        TrackingNumber number,
        JobAction action,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(action);
        return await server
            .ActOnJobAsync(
                caller,
                "waive",
                number,
                action,
                id => new WaiveCondition(
                    id,
                    caller,
                    number,
                    action.Condition is { Length: > 0 and <= Longest } condition
                        ? condition
                        : throw new RefusedException(ProblemCodes.BadRequest, $"say which condition: {JobCondition.Allowed}")
                ),
                cancellationToken
            )
            .ConfigureAwait(false);
    }
}
