using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Protocol.Jobs;

namespace Weir.Server.Operations;

/// <summary><c>weir skip N</c>: passes a job over; it counts as done for those that wait for it.</summary>
public static class Skip
{
    /// <summary>passes a job over; it counts as done for those that wait for it.</summary>
    /// <exception cref="RefusedException">It may not be, or its state does not allow it.</exception>
    public static async Task<JobActed> SkipAsync(
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
            .ActOnJobAsync(caller, "skip", number, action, id => new SkipJob(id, caller, number), cancellationToken)
            .ConfigureAwait(false);
    }
}
