using Weir.Day.Inputs;
using Weir.Definitions.Kinds;
using Weir.Jobs;

namespace Weir.Server.Operations;

/// <summary><c>/ping/KEY/NAME</c>: something outside tells how a job goes that runs elsewhere.</summary>
public static class Ping
{
    private const int LongestText = 200;

    /// <summary>Takes a ping; what became of it, one sentence.</summary>
    /// <param name="server">The server.</param>
    /// <param name="caller">Who pinged; of the text 200 characters are kept in the job's history.</param>
    /// <param name="schedule">The schedule whose key was sent.</param>
    /// <param name="name">The job.</param>
    /// <param name="exitCode">How it ended, 0 to 255; <see langword="null"/>: it started.</param>
    /// <param name="cancellationToken">Ends the wait, not the ping.</param>
    /// <exception cref="RefusedException">There is no such job that runs elsewhere, or no run of it waits for a ping.</exception>
    public static async Task<string> PingAsync(
        this WeirServer server,
        Caller caller,
        ObjectName schedule,
        ObjectName name,
        int? exitCode,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var text = string.IsNullOrWhiteSpace(caller.Text) ? null : Printable.Escape(caller.Text.Trim(), LongestText);
        var audited = (caller with { Text = text }).To("ping", JobDefinitionKind.Word, $"{schedule}/{name}");
        var done = await server
            .DoAsync(
                audited,
                () => server.ActAsync(audited, id => new JobPinged(id, caller, schedule, name, exitCode, text), cancellationToken)
            )
            .ConfigureAwait(false);
        return done.Text;
    }
}
