using Weir.Day;
using Weir.Jobs;
using Weir.Protocol.Schedules;
using Weir.Schedules;
using Weir.Stores.Server;

namespace Weir.Server.Queries;

/// <summary><c>weir schedule list</c>: the schedules of a day.</summary>
public static class ListSchedules
{
    private const int Page = 1000;
    private const string Active = "active";

    /// <summary>Schedules of a date, or of today and of all days that are not closed, with the jobs that the caller sees.</summary>
    public static async Task<SchedulePage> ListSchedulesAsync(
        this WeirServer server,
        Caller caller,
        DateOnly? date,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        WeirServer.Require(caller, Operation.ReadSchedules);
        var own = Authority.ReachOf(caller, Operation.ReadSchedules) == Reach.Own ? caller.Own : (Owner?)null;
        var today = server.Options.BusinessDay.DateOf(server.Time.GetUtcNow());
        var days = await server
            .ReadAsync(view => view.ScheduleDays.Values.Select(day => (Day: day, State: ToText(view.Day, day))).ToList(), cancellationToken)
            .ConfigureAwait(false);
        if (!days.Exists(one => one.Day.Name == ScheduleDefinition.AdHoc && one.Day.Date == today))
        {
            var since = server.Options.BusinessDay.StartOf(today);
            days.Add((new ScheduleDay(ScheduleDefinition.AdHoc, today, ScheduleDayStatus.Open, since), Active));
        }

        List<ScheduleView> views = [];
        foreach (
            var (day, state) in days.Where(one =>
                    date is null ? one.Day.Date >= today || one.Day.Status != ScheduleDayStatus.Closed : one.Day.Date == date
                )
                .OrderByDescending(one => one.Day.Date)
                .ThenBy(one => one.Day.Name)
        )
        {
            views.Add(
                new ScheduleView(
                    day.Name.Text,
                    day.Date,
                    state,
                    await CountAsync(
                            server,
                            new JobFilter
                            {
                                Schedule = day.Name,
                                Date = day.Date,
                                Own = own,
                                Machine = caller.Only,
                            },
                            cancellationToken
                        )
                        .ConfigureAwait(false)
                )
                {
                    Of = day.Instance?.Of.Text,
                    Container = day.Instance?.Container is { } container ? $"{container.Schedule}/{container.Job}" : null,
                    Properties = day.Instance is { } instance ? [.. instance.Properties.Select(property => property.ToString())] : null,
                }
            );
        }

        return new SchedulePage(views);
    }

    private static async Task<Dictionary<string, int>> CountAsync(WeirServer server, JobFilter filter, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>();
        await foreach (var jobs in server.Store.ListPagesAsync(filter with { Limit = Page }, cancellationToken).ConfigureAwait(false))
        {
            foreach (var job in jobs)
            {
                var state = job.State.ToString();
                counts[state] = counts.GetValueOrDefault(state) + 1;
            }
        }

        return counts;
    }

    private static string ToText(DayState state, ScheduleDay day) =>
        day.Status == ScheduleDayStatus.Open && state.ContainerOf(day.Name, day.Date) is { State: JobState.Waiting } ? "waiting"
        : day.Status == ScheduleDayStatus.Open && state.ParentThatHolds(day) is not null ? "parent-held"
        : ToText(day);

    private static string ToText(ScheduleDay day) =>
        day.Status switch
        {
            ScheduleDayStatus.Closed when day.By is not null => "closed",
            ScheduleDayStatus.Held => "held",
            ScheduleDayStatus.Closed or ScheduleDayStatus.Completed => "completed",
            ScheduleDayStatus.Building => "building",
            _ => Active,
        };
}
