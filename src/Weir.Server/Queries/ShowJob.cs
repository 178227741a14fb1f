using Weir.Jobs;
using Weir.Jobs.Values;
using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Server.Expectations;
using Weir.Server.Loop;

namespace Weir.Server.Queries;

/// <summary><c>weir job N</c>: a job and its history.</summary>
public static class ShowJob
{
    /// <summary>The job with its history, oldest line first.</summary>
    public static async Task<JobDetail> ShowJobAsync(
        this WeirServer server,
        Caller caller,
        TrackingNumber number,
        CancellationToken cancellationToken
    )
    {
        var job = await server.VisibleAsync(caller, Operation.ShowJob, number, cancellationToken).ConfigureAwait(false);
        var view = await server.ViewAsync(caller, job, cancellationToken).ConfigureAwait(false);
        var history = await server.Store.ListEventsAsync(number, cancellationToken).ConfigureAwait(false);
        return new JobDetail(
            view,
            [.. history.Select(line => new JobEventView(line.Number.Value, line.At, line.Code, line.Text, line.By?.ToString()))]
        )
        {
            Values = JobFields.Of(job),
        };
    }

    internal static async Task<JobView> FindAsync(
        this WeirServer server,
        Caller caller,
        TrackingNumber number,
        CancellationToken cancellationToken
    )
    {
        var job = await server.VisibleAsync(caller, Operation.ShowJob, number, cancellationToken).ConfigureAwait(false);
        return await server.ViewAsync(caller, job, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<JobView> ViewAsync(this WeirServer server, Caller caller, Job job, CancellationToken cancellationToken) =>
        job.State.IsEnd()
            ? JobViews.From(job, [], caller)
            : await server.ReadAsync(view => From(view, job, caller), cancellationToken).ConfigureAwait(false);

    private static JobView From(DayView view, Job job, Caller caller)
    {
        var shown = JobViews.From(view, job, caller);
        shown.Expected = view.Day.TryFind(job.Number, out var current) ? JobExpectations.Of(view.Day, current, view.Now) : null;
        if (view.Day.ServiceOf(job.Number, view.Now) is { } service)
        {
            shown.Bucket = service.Job.Position;
            shown.Estimate = service.Estimate.Ets.Text;
        }

        return shown;
    }

    internal static async Task<Job> VisibleAsync(
        this WeirServer server,
        Caller caller,
        Operation operation,
        TrackingNumber number,
        CancellationToken cancellationToken
    )
    {
        WeirServer.Require(caller, operation);
        // Of another's job not even whether there is one.
        return
            await server.Store.FindJobAsync(number, cancellationToken).ConfigureAwait(false) is { } job
            && Authority.Allows(caller, operation, job.OwnerOf())
            ? job
            : throw await server.NoJobAsync(number, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>There is no such job, or nobody can say yet: its number was given out by an agent that has more to report.</summary>
    internal static Task<RefusedException> NoJobAsync(this WeirServer server, TrackingNumber number, CancellationToken cancellationToken) =>
        server.ReadAsync(
            view =>
                view.Day.MachineOf(number) is { } machine
                && server.Watch.HasYetToReport(machine, view.Agents.GetValueOrDefault(machine)?.FactSequence ?? 0)
                    ? new RefusedException(
                        ProblemCodes.NotCaughtUp,
                        $"the server does not know a job {number} yet: the agent on {machine}, which has this number, has yet to report what it did; try again in a moment"
                    )
                    : new RefusedException(ProblemCodes.NotFound, $"there is no job {number}; 'weir jobs' lists those there are"),
            cancellationToken
        );
}
