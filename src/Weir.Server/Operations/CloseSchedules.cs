using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Protocol.Schedules;

namespace Weir.Server.Operations;

/// <summary><c>weir schedule close NAME</c>.</summary>
public static class CloseSchedules
{
    /// <summary>Closes a schedule's day: no job joins it any more.</summary>
    public static Task<ScheduleView> CloseScheduleAsync(
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
            "schedule close",
            name,
            action,
            (id, date) => new CloseSchedule(id, caller, name, date),
            cancellationToken
        );
    }
}
