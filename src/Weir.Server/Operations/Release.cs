using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Protocol.Jobs;

namespace Weir.Server.Operations;

/// <summary><c>weir release N</c>: lifts the holds on a job that the caller may lift.</summary>
public static class Release
{
    /// <summary>lifts the holds on a job that the caller may lift.</summary>
    /// <exception cref="RefusedException">It may not be, or its state does not allow it.</exception>
    public static async Task<JobActed> ReleaseAsync(
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
            .ActOnJobAsync(caller, "release", number, action, id => new ReleaseJob(id, caller, number), cancellationToken)
            .ConfigureAwait(false);
    }
}
