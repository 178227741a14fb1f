using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Protocol.Jobs;

namespace Weir.Server.Operations;

/// <summary><c>weir cancel N</c>: ends a job, or never lets it start.</summary>
public static class Cancel
{
    private const int DefaultGrace = 10;

    /// <summary>ends a job, or never lets it start.</summary>
    /// <exception cref="RefusedException">It may not be, or its state does not allow it.</exception>
    public static async Task<JobActed> CancelAsync(
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
                "cancel",
                number,
                action,
                id => new CancelJob(id, caller, number, action.Text ?? "", action.Grace ?? DefaultGrace),
                cancellationToken
            )
            .ConfigureAwait(false);
    }
}
