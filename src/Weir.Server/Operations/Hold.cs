using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Protocol.Jobs;

namespace Weir.Server.Operations;

/// <summary><c>weir hold N</c>: holds a job that waits.</summary>
public static class Hold
{
    /// <summary>holds a job that waits.</summary>
    /// <exception cref="RefusedException">It may not be, or its state does not allow it.</exception>
    public static async Task<JobActed> HoldAsync(
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
            .ActOnJobAsync(caller, "hold", number, action, id => new HoldJob(id, caller, number), cancellationToken)
            .ConfigureAwait(false);
    }
}
