using Weir.Day.Inputs;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Schedules;
using Weir.Server.Queries;

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
        return server.ChangeAsync(
            caller,
            "schedule hold",
            name,
            action,
            id => new HoldSchedule(id, caller, name, action.Date),
            cancellationToken
        );
    }

    /// <summary>Lets the jobs of a schedule's day go again.</summary>
    public static Task<ScheduleView> ReleaseScheduleAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        ScheduleAction action,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(action);
        return server.ChangeAsync(
            caller,
            "schedule release",
            name,
            action,
            id => new ReleaseSchedule(id, caller, name, action.Date),
            cancellationToken
        );
    }

    private static async Task<ScheduleView> ChangeAsync(
        this WeirServer server,
        Caller caller,
        string verb,
        ObjectName name,
        ScheduleAction action,
        Func<long, Input> input,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var audited = (caller with { Text = action.Text ?? caller.Text }).To(verb, ScheduleKind.Word, name.Text);
        await server.DoAsync(audited, () => server.ActAsync(audited, input, cancellationToken)).ConfigureAwait(false);
        var page = await server.ListSchedulesAsync(caller, action.Date, cancellationToken).ConfigureAwait(false);
        return page.Items.FirstOrDefault(schedule => string.Equals(schedule.Name, name.Text, StringComparison.OrdinalIgnoreCase))
            ?? throw new RefusedException(ProblemCodes.NotFound, $"there is no schedule {name} on that day");
    }
}
