using System.Globalization;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Schedules;
using Weir.Server.Expectations;

namespace Weir.Server.Queries;

/// <summary><c>weir schedule path</c>: which jobs decide when a schedule's day ends.</summary>
public static class ShowSchedulePath
{
    /// <summary>The critical path of a schedule's day, and all of its jobs, as far as the caller sees them.</summary>
    /// <param name="server">The server.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="name">The schedule.</param>
    /// <param name="date">The day; <see langword="null"/> is the latest that has begun.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="RefusedException">There is no job on such a day that the caller sees.</exception>
    public static async Task<SchedulePathView> ShowSchedulePathAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        DateOnly? date,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        WeirServer.Require(caller, Operation.ReadSchedules);
        var visibility = Visibility.For(caller, Operation.ReadSchedules);
        var today = server.Options.BusinessDay.DateOf(server.Time.GetUtcNow());
        var days = await server
            .ReadAsync(view => view.ScheduleDays.Keys.Where(day => day.Name == name).Select(day => day.Date).ToList(), cancellationToken)
            .ConfigureAwait(false);
        var on = date ?? days.Where(day => day <= today).DefaultIfEmpty(today).Max();
        var jobs = await server.ListJobsOfDayAsync(name, on, cancellationToken).ConfigureAwait(false);
        if (!jobs.Exists(job => visibility.Sees(job.OwnerOf())))
        {
            throw new RefusedException(
                ProblemCodes.NotFound,
                string.Create(CultureInfo.InvariantCulture, $"schedule {name} has no job on {on:yyyy-MM-dd}; see weir schedule list")
            );
        }

        return await server
            .ReadAsync(
                view =>
                {
                    var day = new DayPath(view, name, jobs, visibility);
                    var (path, all) = (day.Path(), day.All());
                    return new SchedulePathView(
                        name.Text,
                        on,
                        all.Max(step => step.End),
                        all.Any(step => step.IsAtLeast && step.End is not null),
                        path,
                        [.. all.Take(SchedulePathView.MostJobs)]
                    );
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }
}
