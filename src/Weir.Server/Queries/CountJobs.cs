using Weir.Jobs;

namespace Weir.Server.Queries;

/// <summary>How many jobs there are: for <c>weir status</c>, the page and metrics.</summary>
public static class CountJobs
{
    /// <summary>Jobs that are not over and that the caller sees, by state name.</summary>
    public static Task<IReadOnlyDictionary<string, int>> CountActiveAsync(
        this WeirServer server,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        var visibility = Visibility.For(caller, Operation.ReadStatus);
        return server.ReadAsync<IReadOnlyDictionary<string, int>>(
            view =>
                view.Day.Jobs.Where(job => !job.State.IsEnd() && visibility.Sees(job.OwnerOf()))
                    .CountBy(job => job.State)
                    .ToDictionary(count => count.Key.ToString(), count => count.Value),
            cancellationToken
        );
    }

    /// <summary>Today's date, as schedules count it.</summary>
    public static DateOnly Today(this WeirServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return server.Options.BusinessDay.DateOf(server.Time.GetUtcNow());
    }
}
