using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Protocol.Schedules;

namespace Weir.Server.Operations;

/// <summary><c>weir schedule start NAME</c>.</summary>
public static class StartSchedules
{
    /// <summary>Starts a schedule's day now: all its times count from now instead of from the schedule's start time.</summary>
    public static Task<ScheduleView> StartScheduleAsync(
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
            "schedule start",
            name,
            action,
            (id, date) => new StartSchedule(id, caller, name, date),
            cancellationToken
        );
    }
}
