using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Jobs;

namespace Weir.Server.Operations;

/// <summary><c>weir mark N</c>: says how a job that is over is to count.</summary>
public static class Mark
{
    /// <summary>says how a job that is over is to count.</summary>
    /// <exception cref="RefusedException">It may not be, or its state does not allow it.</exception>
    public static async Task<JobActed> MarkAsync(
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
                "mark",
                number,
                action,
                id => new MarkJob(
                    id,
                    caller,
                    number,
                    action.As ?? throw new RefusedException(ProblemCodes.BadRequest, "say as what to mark it: ok, failed, review or fixed"),
                    action.Text
                ),
                cancellationToken
            )
            .ConfigureAwait(false);
    }
}
