using Weir.Day;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Schedules;
using Weir.Schedules;
using Weir.Server.Definitions;

namespace Weir.Server.Queries;

/// <summary><c>weir schedule forecast</c>: what schedules will plan by themselves.</summary>
public static class ForecastSchedules
{
    // What comes but rarely is looked for so far beyond the days that are asked about.
    private const int LookAhead = 5 * 366;

    /// <summary>The runs of one schedule, or of all, and the jobs that have none.</summary>
    /// <param name="server">The server.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="name">The schedule; <see langword="null"/> is all.</param>
    /// <param name="from">The first date; <see langword="null"/> is today.</param>
    /// <param name="days">How many dates, from 1 to <see cref="ForecastPage.MostDays"/>.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<ForecastPage> ForecastSchedulesAsync(
        this WeirServer server,
        Caller caller,
        ObjectName? name,
        DateOnly? from,
        int days,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        WeirServer.Require(caller, Operation.ReadDefinitions);
        var catalog = await server.ReadAsync(view => view.Definitions, cancellationToken).ConfigureAwait(false);
        var set = DefinitionSets.SetOf(catalog);
        var schedules = set.Schedules.Where(schedule => name is null || schedule.Name == name).OrderBy(schedule => schedule.Name).ToList();
        if (schedules.Count == 0 && name is not null)
        {
            throw new RefusedException(ProblemCodes.NotFound, $"there is no schedule {name} whose days could be planned");
        }

        var today = server.Options.BusinessDay.DateOf(server.Time.GetUtcNow());
        return Forecast(set, schedules, server.Options.BusinessDay, from ?? today, days, cancellationToken);
    }

    /// <summary>The same of definitions at hand.</summary>
    internal static ForecastPage Forecast(
        DefinitionSet set,
        IReadOnlyList<ScheduleDefinition> schedules,
        BusinessDay day,
        DateOnly from,
        int days,
        CancellationToken cancellationToken
    )
    {
        List<ForecastRun> runs = [];
        List<ForecastAbsence> absent = [];
        var isCut = false;
        Dictionary<ObjectName, SchedulePlan> plans = [];
        // The days of sub-schedules are told with those of their containers.
        foreach (var schedule in schedules.Where(schedule => !schedule.SubSchedule || schedules.Count == 1))
        {
            var names = schedule.Instances is { Count: > 0 }
                ? [.. InstanceChoice.All(schedule).Select(instance => instance.DayName(0))]
                : new List<ObjectName> { schedule.Name };
            var plan = set.PlanOf(schedule, day);
            for (var date = from; date < from.AddDays(days) && !isCut; date = date.AddDays(1))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var planned = plan.On(date);
                runs.AddRange(planned.SelectMany(run => names.Select(name => View(name, plan.Day, run))));
                foreach (var name in names)
                {
                    AddWithin(set, plans, name, planned, date, day, runs);
                }

                isCut = runs.Count > ForecastPage.MostRuns;
            }

            absent.AddRange(
                plan.AbsentOn(from, days, LookAhead)
                    .Select(job => new ForecastAbsence(schedule.Name.Text, job.Job.Name.Text, job.Text, job.Next))
            );
        }

        return new ForecastPage(from, days, isCut ? runs[..ForecastPage.MostRuns] : runs, absent, isCut);
    }

    private static void AddWithin(
        DefinitionSet set,
        Dictionary<ObjectName, SchedulePlan> plans,
        ObjectName name,
        IReadOnlyList<PlannedRun> planned,
        DateOnly date,
        BusinessDay zone,
        List<ForecastRun> runs
    )
    {
        foreach (var (day, schedule) in SubDays.Of(set, name, planned))
        {
            if (runs.Count > ForecastPage.MostRuns)
            {
                return;
            }

            if (!plans.TryGetValue(schedule.Name, out var plan))
            {
                plan = set.PlanOf(schedule, zone);
                plans.Add(schedule.Name, plan);
            }

            var within = plan.On(date);
            runs.AddRange(within.Select(run => View(day, plan.Day, run)));
            AddWithin(set, plans, day, within, date, zone, runs);
        }
    }

    private static ForecastRun View(ObjectName schedule, BusinessDay day, PlannedRun run) =>
        new(
            schedule.Text,
            run.Date,
            run.Name.Text,
            run.Start,
            day.ClockOf(run.Start),
            run.Frequency?.Text,
            run.Status switch
            {
                BuildStatus.Held => "held",
                BuildStatus.Skip => "skip",
                _ => "released",
            }
        );
}
