using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Protocol.Jobs;

namespace Weir.Server.Operations;

/// <summary><c>weir rerun N</c>: submits a job that is over once more, under a new number.</summary>
public static class Rerun
{
    /// <summary>submits a job that is over once more, under a new number.</summary>
    /// <exception cref="RefusedException">It may not be, or its state does not allow it.</exception>
    public static async Task<JobActed> RerunAsync(
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
                "rerun",
                number,
                action,
                id => new RerunJob(id, caller, number) { Held = action.Held, NotBefore = action.NotBefore?.ToUniversalTime() },
                cancellationToken
            )
            .ConfigureAwait(false);
    }
}
