using Weir.Day.Inputs;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Schedules;
using Weir.Schedules;
using Weir.Server.Definitions;
using Weir.Server.Queries;

namespace Weir.Server.Operations;

/// <summary><c>weir schedule build NAME</c>.</summary>
public static class BuildSchedules
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(20);

    /// <summary>Plans a schedule's jobs for a day; answers once all of them are there.</summary>
    /// <exception cref="RefusedException">There is no such schedule, it is being built, or the caller may not.</exception>
    public static async Task<ScheduleView> BuildScheduleAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        ScheduleBuild build,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(build);
        var date = build.Date ?? await TodayAsync(server, name, cancellationToken).ConfigureAwait(false);
        var audited = (caller with { Text = build.Text ?? caller.Text }).To("schedule build", ScheduleKind.Word, name.Text);
        await server
            .DoAsync(
                audited,
                () => server.ActAsync(audited, id => new BuildSchedule(id, caller, name, date, build.Held), cancellationToken)
            )
            .ConfigureAwait(false);
        while (!await IsBuiltAsync(server, name, date, cancellationToken).ConfigureAwait(false))
        {
            await Task.Delay(s_look, server.Time, cancellationToken).ConfigureAwait(false);
        }

        var page = await server.ListSchedulesAsync(caller, date, cancellationToken).ConfigureAwait(false);
        return page.Items.FirstOrDefault(schedule => string.Equals(schedule.Name, name.Text, StringComparison.OrdinalIgnoreCase))
            ?? throw new RefusedException(ProblemCodes.NotFound, $"there is no schedule {name} on that day");
    }

    private static Task<DateOnly> TodayAsync(WeirServer server, ObjectName name, CancellationToken cancellationToken) =>
        server.ReadAsync(
            view =>
                (
                    DefinitionSets.SetOf(view.Definitions).Schedules.FirstOrDefault(schedule => schedule.Name == name)?.Zone
                    ?? server.Options.BusinessDay
                ).DateOf(view.Now),
            cancellationToken
        );

    private static Task<bool> IsBuiltAsync(WeirServer server, ObjectName name, DateOnly date, CancellationToken cancellationToken) =>
        server.ReadAsync(
            view =>
                view.ScheduleDays.TryGetValue((name, date), out var day)
                && day is { BuiltAt: not null, Status: not ScheduleDayStatus.Building },
            cancellationToken
        );
}
