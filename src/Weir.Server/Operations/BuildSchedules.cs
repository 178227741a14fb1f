using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Protocol.Schedules;

namespace Weir.Server.Operations;

/// <summary><c>weir schedule build NAME</c>.</summary>
public static class BuildSchedules
{
    /// <summary>Plans a schedule's jobs for a day; answers once all of them are there.</summary>
    /// <exception cref="RefusedException">There is no such schedule, it is being built, or the caller may not.</exception>
    public static Task<ScheduleView> BuildScheduleAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        ScheduleBuild build,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(build);
        return server.ChangeScheduleDayAsync(
            caller,
            "schedule build",
            name,
            new ScheduleAction(build.Date, build.Text),
            (id, date) => new BuildSchedule(id, caller, name, date, build.Held, build.Replace),
            cancellationToken
        );
    }
}
