using Weir.Definitions.Checks;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Protocol;
using Weir.Protocol.Schedules;
using Weir.Schedules;
using Weir.Server.Definitions;
using Weir.Server.Operations;

namespace Weir.Server.Queries;

/// <summary><c>weir schedule check NAME</c>.</summary>
public static class CheckSchedules
{
    /// <summary>
    /// Whether what the jobs of a day wait for is planned on the days that they name, and if not, whether that is a mistake.
    /// </summary>
    /// <exception cref="RefusedException">There is no such schedule, or the caller may not read definitions.</exception>
    public static async Task<ScheduleCheck> CheckScheduleAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        DateOnly? date,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        WeirServer.Require(caller, Operation.ReadDefinitions);
        var on = date ?? await server.TodayOfAsync(name, cancellationToken).ConfigureAwait(false);
        name = await server.ReadAsync(view => view.Day.MasterOf(name), cancellationToken).ConfigureAwait(false) ?? name;
        var catalog = await server.ReadAsync(view => view.Definitions, cancellationToken).ConfigureAwait(false);
        var schedules = DefinitionSets.Schedules(catalog).ToDictionary(schedule => schedule.Name);
        if (!schedules.TryGetValue(name, out var schedule))
        {
            throw new RefusedException(ProblemCodes.NotFound, $"there is no schedule {name} to check");
        }

        var check = new PredecessorCheck(DefinitionSets.Written(catalog), server.Options.BusinessDay);
        var planned = WithSubSchedules(check, name, on);
        // Somebody may have added a job that no plan names: only the days that are asked about are read.
        Dictionary<(ObjectName, DateOnly), IReadOnlyList<Job>> days = [];
        foreach (var (of, day) in planned.SelectMany(one => check.DaysToAsk(one.Schedule, on)).Distinct())
        {
            days[(of, day)] = await server.ListJobsOfDayAsync(of, day, cancellationToken).ConfigureAwait(false);
        }

        var conditions = await server
            .ReadAsync(
                view => ConditionFindings.Find(view, on, [.. planned.Select(one => (schedules[one.Schedule], one.Jobs))]),
                cancellationToken
            )
            .ConfigureAwait(false);
        var findings = planned.Zip(
            conditions,
            (one, ofConditions) =>
                check
                    .On(one.Schedule, on, IsThere)
                    .Select(View)
                    .Concat(ofConditions)
                    .Select(found => one.Schedule == name ? found : found with { Job = $"{one.Schedule}/{found.Job}" })
        );
        return new ScheduleCheck(schedule.Name.Text, on, planned.Sum(one => one.Jobs.Count), [.. findings.SelectMany(found => found)]);

        bool IsThere(ObjectName of, DateOnly day, JobDependency dependency) =>
            days.TryGetValue((of, day), out var there) && there.Any(job => PredecessorCheck.Fits(dependency, job.Name));
    }

    // The schedule, and the sub-schedules that run in containers of its date; each once, however many containers run it.
    private static List<(ObjectName Schedule, IReadOnlyCollection<JobDefinition> Jobs)> WithSubSchedules(
        PredecessorCheck check,
        ObjectName name,
        DateOnly on
    )
    {
        List<(ObjectName Schedule, IReadOnlyCollection<JobDefinition> Jobs)> found = [];
        HashSet<ObjectName> seen = [name];
        Queue<ObjectName> open = new([name]);
        while (open.TryDequeue(out var next))
        {
            IReadOnlyCollection<JobDefinition> jobs = [.. check.PlannedOn(next, on).Values];
            found.Add((next, jobs));
            foreach (var within in jobs.Select(job => job.Container?.Runs).OfType<ObjectName>().Where(seen.Add))
            {
                open.Enqueue(within);
            }
        }

        return found;
    }

    private static ScheduleFinding View(UnplannedPredecessor found) =>
        new(
            found.Job.Text,
            found.Dependency.Kind.ToText(),
            found.Dependency.ToString(),
            found.Verdict switch
            {
                DependencyVerdict.ComesThroughGate => "gate",
                DependencyVerdict.NotToday => "not-today",
                DependencyVerdict.Circle => "circle",
                _ => "unknown",
            },
            found.Blocks,
            found.Text
        );
}
