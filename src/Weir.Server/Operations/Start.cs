using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Protocol.Jobs;

namespace Weir.Server.Operations;

/// <summary><c>weir start N</c>: starts a job now, whatever holds it.</summary>
public static class Start
{
    /// <summary>starts a job now, whatever holds it.</summary>
    /// <exception cref="RefusedException">It may not be, or its state does not allow it.</exception>
    public static async Task<JobActed> StartAsync(
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
            .ActOnJobAsync(caller, "start", number, action, id => new StartJob(id, caller, number, action.Held), cancellationToken)
            .ConfigureAwait(false);
    }
}
