using Weir.Jobs;

namespace Weir.Server.Queries;

/// <summary>How many jobs there are: for <c>weir status</c>, the page and metrics.</summary>
public static class CountJobs
{
    /// <summary>Jobs that are not over, by state name; only own ones for who is a user and no more.</summary>
    public static Task<IReadOnlyDictionary<string, int>> CountActiveAsync(this WeirServer server, Caller? caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        var owner = caller is { Role: Role.User } ? caller.User : null;
        return server.LookAsync<IReadOnlyDictionary<string, int>>(
            view => view.Day.Jobs
                .Where(job => !job.State.IsEnd() && (owner is null || string.Equals(job.User, owner, StringComparison.Ordinal)))
                .CountBy(job => job.State)
                .ToDictionary(count => count.Key.ToString(), count => count.Value),
            cancellationToken);
    }

    /// <summary>Today's date, as schedules count it.</summary>
    public static DateOnly Today(this WeirServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return server.Options.BusinessDay.DateOf(server.Time.GetUtcNow());
    }
}
