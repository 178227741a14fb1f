using System.Globalization;
using Weir.Day.Inputs;
using Weir.Day.Requests;
using Weir.Jobs;
using Weir.Schedules;

namespace Weir.Day.Planning;

/// <summary><c>schedule build</c>: which days somebody wants built; <see cref="BuildRules"/> builds them.</summary>
internal static class BuildRequests
{
    /// <summary>Somebody has a day built.</summary>
    public static Answer Decide(DecisionDraft draft, BuildSchedule request)
    {
        if (Authority.Refusal(request.Caller, Operation.HoldSchedules) is { } refusal)
        {
            return new RequestRefused(request.Id, RefusalCodes.NotAllowed, refusal);
        }

        if (draft.State.Schedule(request.Schedule) is not { } schedule)
        {
            return new RequestRefused(request.Id, RefusalCodes.NotFound, $"there is no schedule {request.Schedule} to build");
        }

        if (draft.State.WhyNotBuiltAlone(schedule.Name) is { } why)
        {
            return new RequestRefused(request.Id, RefusalCodes.WrongState, why);
        }

        var today = draft.State.TodayOf(schedule.Name, draft.Now);
        var date = request.Date ?? today;
        var order = new DayBuildOrder(
            request.Held || schedule.BuildHeld || date < today,
            LeavesOutPassed: false,
            JobRequests.By(request.Caller).ToString(),
            request.Replaces ? DayBuildKind.Replace : DayBuildKind.Add
        );
        var known = draft.State.FindScheduleDay(schedule.Name, date)?.Day.Instance;
        if (schedule.Instances is not null || (known is null && (request.Instance is not null || request.Properties.Count > 0)))
        {
            return DecideInstances(draft, request, schedule, date, order);
        }

        if (request.Instance is not null || request.Properties.Count > 0)
        {
            return new RequestRefused(
                request.Id,
                RefusalCodes.WrongState,
                $"{schedule.Name} is an instance of schedule {known!.Of}, whose properties it has: name the schedule to build another one"
            );
        }

        if (draft.State.IsBeingBuilt(schedule.Name, date))
        {
            return Building(request, schedule.Name, date);
        }

        draft.State.AddBuild(schedule, date, order, known);
        return new RequestDone(
            request.Id,
            null,
            string.Create(CultureInfo.InvariantCulture, $"schedule {schedule.Name} of {date:yyyy-MM-dd} is being built")
        );
    }

    private static Answer DecideInstances(
        DecisionDraft draft,
        BuildSchedule request,
        ScheduleDefinition schedule,
        DateOnly date,
        DayBuildOrder order
    )
    {
        if (!InstanceChoice.TryChoose(schedule, request.Instance, request.Properties, out var chosen, out var fault))
        {
            return new RequestRefused(request.Id, RefusalCodes.NotFound, fault);
        }

        if (chosen.Select(instance => draft.State.FindBuild(instance, date)).OfType<DayBuild>().FirstOrDefault() is { } building)
        {
            return Building(request, building.Schedule.Name, date);
        }

        List<ObjectName> names = [];
        foreach (var instance in chosen)
        {
            if (draft.State.AddBuild(schedule, instance, date, order) is not { } build)
            {
                return new RequestRefused(
                    request.Id,
                    RefusalCodes.TooMany,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"schedule {schedule.Name} of {date:yyyy-MM-dd} has {CopyName.Most} instances of that name"
                    )
                );
            }

            names.Add(build.Schedule.Name);
        }

        return new RequestDone(
            request.Id,
            null,
            string.Create(CultureInfo.InvariantCulture, $"schedule {string.Join(", ", names)} of {date:yyyy-MM-dd} is being built")
        )
        {
            Days = names,
        };
    }

    private static RequestRefused Building(BuildSchedule request, ObjectName name, DateOnly date) =>
        new(
            request.Id,
            RefusalCodes.WrongState,
            string.Create(CultureInfo.InvariantCulture, $"schedule {name} of {date:yyyy-MM-dd} is being built already")
        );
}
