using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Protocol.Schedules;

namespace Weir.Server.Operations;

/// <summary><c>weir schedule hold|release NAME</c>.</summary>
public static class HoldSchedules
{
    /// <summary>Lets no job of a schedule's day go.</summary>
    public static Task<ScheduleView> HoldScheduleAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        ScheduleAction action,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(action);
        return server.ChangeScheduleDayAsync(
            caller,
            "schedule hold",
            name,
            action,
            (id, date) => new HoldSchedule(id, caller, name, date),
            cancellationToken
        );
    }

    /// <summary>Lets the jobs of a schedule's day go again, and opens one that was closed.</summary>
    public static Task<ScheduleView> ReleaseScheduleAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        ScheduleAction action,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(action);
        return server.ChangeScheduleDayAsync(
            caller,
            "schedule release",
            name,
            action,
            (id, date) => new ReleaseSchedule(id, caller, name, date),
            cancellationToken
        );
    }
}
