using Weir.Day.Inputs;
using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Schedules;
using Weir.Schedules;
using Weir.Server.Queries;

namespace Weir.Server.Operations;

/// <summary>What all actions on a schedule's day have in common.</summary>
internal static class ScheduleDayChanges
{
    private static readonly string[] s_states = ["building", "active", "held", "parent-held", "waiting", "completed", "closed"];
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(20);

    /// <summary>Does it, and answers once all jobs of the day are as it wants them.</summary>
    /// <exception cref="RefusedException">There is no such schedule or day, it is being built, or the caller may not.</exception>
    public static async Task<ScheduleView> ChangeScheduleDayAsync(
        this WeirServer server,
        Caller caller,
        string verb,
        ObjectName name,
        ScheduleAction action,
        Func<long, DateOnly, Input> input,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var date = action.Date ?? await server.TodayOfAsync(name, cancellationToken).ConfigureAwait(false);
        var audited = (caller with { Text = action.Text ?? caller.Text }).To(verb, ScheduleKind.Word, name.Text);
        var done = await server
            .DoAsync(audited, () => server.ActAsync(audited, id => input(id, date), cancellationToken))
            .ConfigureAwait(false);
        foreach (var day in done.Days.Count == 0 ? [name] : done.Days)
        {
            while (!await IsDoneAsync(server, day, date, cancellationToken).ConfigureAwait(false))
            {
                await Task.Delay(s_look, server.Time, cancellationToken).ConfigureAwait(false);
            }
        }

        var page = await server.ListSchedulesAsync(caller, date, cancellationToken).ConfigureAwait(false);
        return done.Days.Count > 0
            ? Together(
                name,
                date,
                [.. page.Items.Where(day => ObjectName.TryParseDay(day.Name, out var known) && done.Days.Contains(known))]
            )
            : page.Items.FirstOrDefault(schedule => string.Equals(schedule.Name, name.Text, StringComparison.OrdinalIgnoreCase))
                ?? throw new RefusedException(ProblemCodes.NotFound, $"there is no schedule {name} on that day");
    }

    // Of several the state is the one that is furthest from being over.
    private static ScheduleView Together(ObjectName name, DateOnly date, IReadOnlyList<ScheduleView> days) =>
        new(
            name.Text,
            date,
            s_states.FirstOrDefault(state => days.Any(day => day.State == state)) ?? "completed",
            days.SelectMany(day => day.Jobs)
                .GroupBy(count => count.Key)
                .ToDictionary(same => same.Key, same => same.Sum(count => count.Value))
        )
        {
            Instances = [.. days.Select(day => new ScheduleInstanceView(day.Name, day.State, day.Jobs))],
        };

    /// <summary>Today in a schedule's zone.</summary>
    public static Task<DateOnly> TodayOfAsync(this WeirServer server, ObjectName name, CancellationToken cancellationToken) =>
        server.ReadAsync(view => view.Day.TodayOf(name, view.Now), cancellationToken);

    // The decision that takes a build on queues it before it answers; until the day says Building it still waits in that queue.
    private static Task<bool> IsDoneAsync(WeirServer server, ObjectName name, DateOnly date, CancellationToken cancellationToken) =>
        server.ReadAsync(
            view =>
                !view.Day.IsBeingBuilt(name, date)
                && (!view.ScheduleDays.TryGetValue((name, date), out var day) || day.Status != ScheduleDayStatus.Building),
            cancellationToken
        );
}
