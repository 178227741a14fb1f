using Weir.Jobs;
using Weir.Jobs.Changes;
using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Schedules.Events;
using Weir.Server.Queries;

namespace Weir.Server.Operations;

/// <summary>
/// The original's reschedule: a job that waits gets another start time, and is held or free afterwards; one that is over runs once more.
/// </summary>
internal static class Reschedule
{
    /// <exception cref="RefusedException">It may not be, or its state does not allow it.</exception>
    public static async Task<JobActed> RescheduleAsync(
        this WeirServer server,
        Caller caller,
        TrackingNumber number,
        NewStart to,
        bool held,
        CancellationToken cancellationToken
    )
    {
        WeirServer.Require(caller, Operation.ChangeJob);
        var job = await server.Store.FindJobAsync(number, cancellationToken).ConfigureAwait(false);
        if (job is null || !Authority.Allows(caller, Operation.ChangeJob, job.OwnerOf()))
        {
            throw await server.NoJobAsync(number, cancellationToken).ConfigureAwait(false);
        }

        return job.State.IsEnd()
            ? await AgainAsync(server, caller, job, to, held, cancellationToken).ConfigureAwait(false)
            : await LaterAsync(server, caller, job, to, held, cancellationToken).ConfigureAwait(false);
    }

    private static Task<JobActed> AgainAsync(
        WeirServer server,
        Caller caller,
        Job job,
        NewStart to,
        bool held,
        CancellationToken cancellationToken
    )
    {
        var now = server.Time.GetUtcNow();
        var from = to.From switch
        {
            NewStartFrom.Now => now,
            NewStartFrom.End => job.EndedAt ?? now,
            NewStartFrom.Start => job.StartedAt ?? job.EndedAt ?? now,
            _ => throw new RefusedException(
                ProblemCodes.WrongState,
                $"job {job.Number} is {job.State}: its start time is past; say minutes from now (N), its start (S) or its end (T)"
            ),
        };
        return server.RerunAsync(
            caller,
            job.Number,
            new JobAction { Held = held, NotBefore = from + TimeSpan.FromMinutes(to.Minutes) },
            cancellationToken
        );
    }

    // Held first, and released last: it does not start in between.
    private static async Task<JobActed> LaterAsync(
        WeirServer server,
        Caller caller,
        Job job,
        NewStart to,
        bool held,
        CancellationToken cancellationToken
    )
    {
        if (held)
        {
            await server.HoldAsync(caller, job.Number, new JobAction(), cancellationToken).ConfigureAwait(false);
        }

        var minutes = TimeSpan.FromMinutes(to.Minutes);
        var change =
            to.From == NewStartFrom.ItsStartTime
                ? new JobChange { Later = minutes }
                : new JobChange { NotBefore = server.Time.GetUtcNow() + minutes };
        var changed = await server.ChangeAsync(caller, job.Number, change with { Runs = true }, cancellationToken).ConfigureAwait(false);
        return held || !job.Holds.Any(hold => hold.Manager is HolderManager.Operator or HolderManager.User)
            ? changed
            : await server.ReleaseAsync(caller, job.Number, new JobAction(), cancellationToken).ConfigureAwait(false);
    }
}
