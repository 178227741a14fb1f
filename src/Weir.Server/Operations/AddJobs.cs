using Weir.Day;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Schedules.Events;
using Weir.Server.Events;

namespace Weir.Server.Operations;

/// <summary><c>weir event '$JOB:ADD,…'</c>: puts one more job of a definition on a day of its schedule.</summary>
public static class AddJobs
{
    /// <summary>Adds it, with its tracking number.</summary>
    /// <exception cref="RefusedException">It may not be, there is no such definition or day, or a job of that name is not over.</exception>
    internal static async Task<RequestDone> AddJobAsync(
        this WeirServer server,
        Caller caller,
        AddJobAction add,
        EventPlace? place,
        CancellationToken cancellationToken
    )
    {
        var (target, name) = (add.Job.In(place), add.Job.Name);
        var date = await server
            .FindDateAsync(new ScheduleTarget(target.Date, target.Schedule), place, cancellationToken)
            .ConfigureAwait(false);
        var audited = caller.To("job add", "job-definition", $"{target.Schedule}/{name}");
        return await server
            .DoAsync(
                audited,
                () =>
                    server.ActAsync(
                        audited,
                        id => new AddJob(id, caller, target.Schedule, name, date)
                        {
                            Frequency = add.Frequency,
                            Properties = add.Properties,
                            Held = add.Held,
                            Reopens = add.Reopens,
                            Reason = caller.Text,
                        },
                        cancellationToken
                    )
            )
            .ConfigureAwait(false);
    }
}
