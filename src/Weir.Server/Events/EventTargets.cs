using System.Globalization;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Schedules.Events;

namespace Weir.Server.Events;

/// <summary>Finds what an event names. Finding widens nobody's rights: what is asked of it then is decided as for anybody.</summary>
internal static class EventTargets
{
    /// <summary>A day of a schedule.</summary>
    /// <exception cref="RefusedException">There is none such.</exception>
    public static Task<DateOnly> FindDateAsync(
        this WeirServer server,
        ScheduleTarget target,
        EventPlace? place,
        CancellationToken cancellationToken
    ) => server.ReadAsync(view => EventDates.Find(view, target, place), cancellationToken);

    /// <summary>A job: the one that raised the event where it is that one, else the newest of its name on the day.</summary>
    /// <exception cref="RefusedException">There is none such.</exception>
    public static async Task<TrackingNumber> FindJobAsync(
        this WeirServer server,
        JobTarget target,
        EventPlace? place,
        CancellationToken cancellationToken
    )
    {
        target = target.In(place);
        var date = await server
            .FindDateAsync(new ScheduleTarget(target.Date, target.Schedule), place, cancellationToken)
            .ConfigureAwait(false);
        if (place is { Job: var (number, own) } && place.Schedule == target.Schedule && place.Date == date && IsOf(own, target.Name))
        {
            return number;
        }

        var filter = new JobFilter
        {
            Schedule = target.Schedule,
            Date = date,
            Name = target.Name,
            Limit = 1,
        };
        return await server.Store.ListJobsAsync(filter, cancellationToken).ConfigureAwait(false) is [var job, ..]
            ? job.Number
            : throw new RefusedException(
                ProblemCodes.NotFound,
                string.Create(CultureInfo.InvariantCulture, $"there is no job {target.Schedule}/{target.Name}@{date:yyyy-MM-dd}")
            );
    }

    /// <summary>A job of the instance that an event came from, where its schedule is named.</summary>
    public static JobTarget In(this JobTarget target, EventPlace? place) =>
        place is null ? target : target with { Schedule = place.Meant(target.Schedule) };

    /// <summary>The instance that an event came from, where its schedule is named.</summary>
    public static ScheduleTarget In(this ScheduleTarget target, EventPlace? place) =>
        place is null ? target : target with { Schedule = place.Meant(target.Schedule) };

    private static bool IsOf(ObjectName own, ObjectName name) =>
        own == name || (CopyName.TryParse(own, out var stem, out _) && stem == name);
}
