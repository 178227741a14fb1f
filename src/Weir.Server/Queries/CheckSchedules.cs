using Weir.Definitions.Checks;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Protocol;
using Weir.Protocol.Schedules;
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
        if (DefinitionSets.Schedules(catalog).FirstOrDefault(schedule => schedule.Name == name) is not { } schedule)
        {
            throw new RefusedException(ProblemCodes.NotFound, $"there is no schedule {name} to check");
        }

        var check = new PredecessorCheck(DefinitionSets.Written(catalog), server.Options.BusinessDay);
        var candidates = check.On(name, on, (_, _, _) => false);
        // Somebody may have added a job that no plan names: only the days that are asked about are read.
        Dictionary<(ObjectName, DateOnly), IReadOnlyList<Job>> days = [];
        foreach (
            var target in candidates.Select(found => (found.Dependency.Schedule ?? name, on.AddDays(found.Dependency.Days))).Distinct()
        )
        {
            days[target] = await server.ListJobsOfDayAsync(target.Item1, target.Item2, cancellationToken).ConfigureAwait(false);
        }

        var jobs = check.PlannedOn(name, on).Values;
        var conditions = await server
            .ReadAsync(view => ConditionFindings.Find(view, schedule, on, jobs), cancellationToken)
            .ConfigureAwait(false);
        return new ScheduleCheck(
            schedule.Name.Text,
            on,
            check.PlannedOn(name, on).Count,
            [.. check.On(name, on, IsThere).Select(View), .. conditions]
        );

        bool IsThere(ObjectName of, DateOnly day, JobDependency dependency) =>
            days.TryGetValue((of, day), out var jobs) && jobs.Any(job => PredecessorCheck.Fits(dependency, job.Name));
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
