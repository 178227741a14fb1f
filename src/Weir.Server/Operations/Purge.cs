using System.Globalization;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Administration;
using Weir.Server.Definitions;

namespace Weir.Server.Operations;

/// <summary><c>weir purge</c>: forget jobs that are over, now and not with the next hour.</summary>
public static class Purge
{
    private const int MostDays = 36_500;

    /// <summary>Forgets jobs that were over this many days ago, or as long as the server keeps them.</summary>
    public static Task<Purged> PurgeAsync(this WeirServer server, Caller caller, int? days, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var audited = caller.To("purge", "history", "jobs");
        return server.DoAsync(audited, () => server.ForgetAsync(audited, caller, days, cancellationToken));
    }

    private static async Task<Purged> ForgetAsync(
        this WeirServer server,
        AuditedAction audited,
        Caller caller,
        int? days,
        CancellationToken cancellationToken
    )
    {
        WeirServer.Require(caller, Operation.Purge);
        if (days is < 0 or > MostDays)
        {
            throw new RefusedException(
                ProblemCodes.BadRequest,
                string.Create(CultureInfo.InvariantCulture, $"{days} is not a number of days to keep: 0 to {MostDays}")
            );
        }

        var keep = days is { } asked
            ? TimeSpan.FromDays(asked)
            : server.Options.KeepJobs
                ?? throw new RefusedException(
                    ProblemCodes.BadRequest,
                    "this server keeps its jobs for good: say how many days are to stay with --days"
                );
        var now = server.Time.GetUtcNow();
        var before = now - keep;
        // Told before it is done, and not older than what is forgotten: nobody forgets untold.
        var what = string.Create(CultureInfo.InvariantCulture, $"what was over before {before:yyyy-MM-dd'T'HH:mm:ss'Z'} is forgotten");
        await server.NoteAsync(audited.Succeeded(now, detail: what), cancellationToken).ConfigureAwait(false);
        await server
            .DefineAsync(
                null,
                (catalog, at) =>
                    new DefinitionEdit<bool>(
                        catalog
                            .WithoutTokensOver(before, at)
                            .WithoutPropertiesBefore(before, server.Options.BusinessDay, at)
                            .WithForgotten(before, at),
                        true
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        var purged = new Purged(await server.Store.PurgeAsync(before, cancellationToken).ConfigureAwait(false), before);
        await server.SetAside.CountAsync(cancellationToken).ConfigureAwait(false);
        return purged;
    }
}
