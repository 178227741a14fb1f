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

        var plan = new SchedulePlan(schedule, set.JobDefinitions, set.Frequencies, set.Calendars, server.Options.BusinessDay);
        var there = await server.ListJobsOfDayAsync(name, on, cancellationToken).ConfigureAwait(false);
        var differences = PlanDiff.Between(plan.Enumerate(on), there, replaces);
        return new BuildPreview(
            name.Text,
            on,
            [
                .. differences
                    .Where(difference => difference.Change != PlanChange.Same)
                    .Select(difference => new BuildChange(
                        ToText(difference.Change),
                        difference.Name.Text,
                        difference.Number?.Value,
                        difference.Start,
                        difference.What
                    )),
            ],
            differences.Count(difference => difference.Change == PlanChange.Same)
        );
    }

    private static string ToText(PlanChange change) =>
        change switch
        {
            PlanChange.Added => "added",
            PlanChange.Changed => "changed",
            _ => "removed",
        };
}
