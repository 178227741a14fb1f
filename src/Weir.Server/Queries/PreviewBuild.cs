using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Protocol;
using Weir.Protocol.Schedules;
using Weir.Schedules;
using Weir.Server.Definitions;
using Weir.Server.Operations;

namespace Weir.Server.Queries;

/// <summary><c>weir schedule build NAME --dry-run</c>.</summary>
public static class PreviewBuild
{
    /// <summary>What building a day, or the instances of a date, would add, change and remove.</summary>
    /// <exception cref="RefusedException">There is no such schedule or instance, or the caller may not build it.</exception>
    public static async Task<BuildPreview> PreviewBuildAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        ScheduleBuild build,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(build);
        WeirServer.Require(caller, Operation.HoldSchedules);
        var on = build.Date ?? await server.TodayOfAsync(name, cancellationToken).ConfigureAwait(false);
        var set = DefinitionSets.SetOf(await server.ReadAsync(view => view.Definitions, cancellationToken).ConfigureAwait(false));
        var master = await server.ReadAsync(view => view.Day.MasterOf(name), cancellationToken).ConfigureAwait(false);
        var schedule =
            set.Schedules.FirstOrDefault(schedule => schedule.Name == (master ?? name))
            ?? throw new RefusedException(ProblemCodes.NotFound, $"there is no schedule {name} to build");
        if (await server.ReadAsync(view => view.Day.WhyNotBuiltAlone(name), cancellationToken).ConfigureAwait(false) is { } why)
        {
            throw new RefusedException(ProblemCodes.WrongState, why);
        }

        var wanted = InstancesOf(schedule, master is not null, build);
        var names = wanted is null
            ? [name]
            : await server
                .ReadAsync(view => wanted.Select(instance => view.Day.NextName(instance, on, build.Replace)).ToList(), cancellationToken)
                .ConfigureAwait(false);
        List<BuildChange> changes = [];
        var same = 0;
        Queue<(ObjectName Day, ScheduleDefinition Schedule)> days = new(names.OfType<ObjectName>().Select(day => (day, schedule)));
        while (days.TryDequeue(out var next))
        {
            var plan = set.PlanOf(next.Schedule, server.Options.BusinessDay);
            var runs = plan.Enumerate(on).ToList();
            var there = await server.ListJobsOfDayAsync(next.Day, on, cancellationToken).ConfigureAwait(false);
            foreach (var difference in PlanDiff.Between(runs, there, build.Replace))
            {
                if (difference.Change == PlanChange.Same)
                {
                    same++;
                    continue;
                }

                changes.Add(
                    new BuildChange(
                        ToText(difference.Change),
                        next.Day == name ? difference.Name.Text : $"{next.Day}/{difference.Name}",
                        difference.Number?.Value,
                        difference.Start,
                        difference.What
                    )
                );
            }

            foreach (var within in SubDays.Of(set, next.Day, runs))
            {
                days.Enqueue(within);
            }
        }

        return new BuildPreview(name.Text, on, changes, same);
    }

    // Null: it is one day, by itself or as an instance that is built already.
    private static IReadOnlyList<ScheduleInstance>? InstancesOf(ScheduleDefinition schedule, bool isInstance, ScheduleBuild build)
    {
        var (instance, properties) = (BuildSchedules.InstanceOf(build.Instance), BuildSchedules.PropertiesOf(build.Properties ?? []));
        var asks = instance is not null || properties.Count > 0;
        if (isInstance && asks)
        {
            throw new RefusedException(
                ProblemCodes.WrongState,
                $"it is an instance of schedule {schedule.Name}, whose properties it has: name the schedule to build another one"
            );
        }

        return isInstance || (schedule.Instances is null && !asks) ? null
            : InstanceChoice.TryChoose(schedule, instance, properties, out var chosen, out var fault) ? chosen
            : throw new RefusedException(ProblemCodes.NotFound, fault);
    }

    private static string ToText(PlanChange change) =>
        change switch
        {
            PlanChange.Added => "added",
            PlanChange.Changed => "changed",
            _ => "removed",
        };
}
