using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Protocol.Schedules;

namespace Weir.Server.Operations;

/// <summary><c>weir schedule delete NAME</c>.</summary>
public static class DeleteSchedules
{
    /// <summary>Takes the jobs of a schedule's day out of it and closes it, where none of them has begun.</summary>
    public static Task<ScheduleView> DeleteScheduleAsync(
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
            "schedule delete",
            name,
            action,
            (id, date) => new DeleteSchedule(id, caller, name, date),
            cancellationToken
        );
    }
}
