using Weir.Jobs;

namespace Weir.Server.Queries;

/// <summary>How many jobs there are: for <c>weir status</c> and metrics.</summary>
public static class CountJobs
{
    /// <summary>Jobs that are not over, by state name.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountActiveAsync(this WeirServer server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        var counts = new Dictionary<string, int>();
        await foreach (var job in ActiveJobs.ReadAsync(server.Store, [JobState.Waiting, JobState.Starting, JobState.Running, JobState.Rejected], cancellationToken).ConfigureAwait(false))
        {
            var state = job.State.ToString();
            counts[state] = counts.GetValueOrDefault(state) + 1;
        }

        return counts;
    }

    /// <summary>Today's date, as schedules count it.</summary>
    public static DateOnly Today(this WeirServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return server.Options.BusinessDay.DateOf(server.Time.GetUtcNow());
    }
}
