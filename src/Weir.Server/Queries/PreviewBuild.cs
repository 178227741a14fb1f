using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Schedules;
using Weir.Schedules;
using Weir.Server.Definitions;
using Weir.Server.Operations;

namespace Weir.Server.Queries;

/// <summary><c>weir schedule build NAME --dry-run</c>.</summary>
public static class PreviewBuild
{
    /// <summary>What building a day would add, change and remove.</summary>
    /// <exception cref="RefusedException">There is no such schedule, or the caller may not build it.</exception>
    public static async Task<BuildPreview> PreviewBuildAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        DateOnly? date,
        bool replaces,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        WeirServer.Require(caller, Operation.HoldSchedules);
        var on = date ?? await server.TodayOfAsync(name, cancellationToken).ConfigureAwait(false);
        var set = DefinitionSets.SetOf(await server.ReadAsync(view => view.Definitions, cancellationToken).ConfigureAwait(false));
        var master = await server.ReadAsync(view => view.Day.MasterOf(name), cancellationToken).ConfigureAwait(false);
        var schedule =
            set.Schedules.FirstOrDefault(schedule => schedule.Name == (master ?? name))
            ?? throw new RefusedException(ProblemCodes.NotFound, $"there is no schedule {name} to build");
        if (master is null && schedule.Instances is not null)
        {
            throw new RefusedException(
                ProblemCodes.WrongState,
                $"schedule {name} has several instances a date: name one that is built already; weir schedule list has them"
            );
        }

        if (await server.ReadAsync(view => view.Day.WhyNotBuiltAlone(name), cancellationToken).ConfigureAwait(false) is { } why)
        {
            throw new RefusedException(ProblemCodes.WrongState, why);
        }

        List<BuildChange> changes = [];
        var same = 0;
        Queue<(ObjectName Day, ScheduleDefinition Schedule)> days = new([(name, schedule)]);
        while (days.TryDequeue(out var next))
        {
            var plan = set.PlanOf(next.Schedule, server.Options.BusinessDay);
            var runs = plan.Enumerate(on).ToList();
            var there = await server.ListJobsOfDayAsync(next.Day, on, cancellationToken).ConfigureAwait(false);
            foreach (var difference in PlanDiff.Between(runs, there, replaces))
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

    private static string ToText(PlanChange change) =>
        change switch
        {
            PlanChange.Added => "added",
            PlanChange.Changed => "changed",
            _ => "removed",
        };
}
