using System.Globalization;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Care;

namespace Weir.Server.Operations;

/// <summary><c>weir purge</c>: forget jobs that are over, now and not with the next hour.</summary>
public static class Purge
{
    private const int MostDays = 36_500;

    /// <summary>Forgets jobs that were over this many days ago, or as long as the server keeps them.</summary>
    public static async Task<Purged> PurgeAsync(this WeirServer server, Caller caller, int? days, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Role < Role.Administrator)
        {
            throw new RefusedException(ProblemCodes.NotAllowed, $"{caller.User} may not make the server forget jobs: an administrator may");
        }

        if (days is < 0 or > MostDays)
        {
            throw new RefusedException(ProblemCodes.BadRequest, string.Create(CultureInfo.InvariantCulture, $"{days} is no number of days to keep: 0 to {MostDays}"));
        }

        var keep = days is { } asked ? TimeSpan.FromDays(asked) : server.Options.KeepJobs
            ?? throw new RefusedException(ProblemCodes.BadRequest, "this server keeps its jobs for good: say how many days are to stay with --days");
        var before = server.Time.GetUtcNow() - keep;
        return new Purged(await server.Store.PurgeAsync(before, cancellationToken).ConfigureAwait(false), before);
    }
}
