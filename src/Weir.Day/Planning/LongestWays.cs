using Weir.Day.Dependencies;
using Weir.Jobs;

namespace Weir.Day.Planning;

/// <summary>
/// The way from each job of a built day to the end of the day, over those that wait for it: how long it takes without waiting for a slot.
/// </summary>
internal static class LongestWays
{
    // As long as nobody knows better, each job is a step like the others.
    private static readonly TimeSpan s_unknown = TimeSpan.FromSeconds(1);

    /// <summary>That of each job of a day that waits.</summary>
    public static IReadOnlyDictionary<TrackingNumber, TimeSpan> Of(DayState state, ObjectName schedule, DateOnly date)
    {
        var jobs = state
            .Dependencies.RunsOf(schedule, date)
            .Where(run => run.State == JobState.Waiting)
            .Select(run => state.TryFind(run.Number, out var job) ? job : null)
            .OfType<Job>()
            .ToDictionary(job => job.Number);
        var before = jobs.Values.ToDictionary(job => job.Number, job => (IReadOnlyList<TrackingNumber>)[.. BeforeOf(state, job, jobs)]);
        var later = jobs.Keys.ToDictionary(number => number, _ => 0);
        foreach (var number in before.Values.SelectMany(all => all))
        {
            later[number]++;
        }

        // From the ends backwards: a job's way is known when those of all that wait for it are.
        Dictionary<TrackingNumber, TimeSpan> rest = [];
        Dictionary<TrackingNumber, TimeSpan> ways = [];
        var ready = new Stack<TrackingNumber>(later.Where(pair => pair.Value == 0).Select(pair => pair.Key));
        while (ready.TryPop(out var number))
        {
            var way = (state.UsualOf(jobs[number])?.Usual ?? s_unknown) + rest.GetValueOrDefault(number);
            ways.Add(number, way);
            foreach (var other in before[number])
            {
                rest[other] = rest.TryGetValue(other, out var known) && known > way ? known : way;
                if (--later[other] == 0)
                {
                    ready.Push(other);
                }
            }
        }

        return ways;
    }

    private static IEnumerable<TrackingNumber> BeforeOf(DayState state, Job job, Dictionary<TrackingNumber, Job> jobs) =>
        state
            .Dependencies.EdgesOf(job.Number)
            .Where(edge => edge.Status == DependencyStatus.Waits)
            .SelectMany(edge => state.Dependencies.RunsFor(job, edge.Dependency))
            .Select(run => run.Number)
            .Where(jobs.ContainsKey)
            .Distinct();
}
