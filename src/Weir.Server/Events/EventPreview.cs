using System.Globalization;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Schedules.Events;

namespace Weir.Server.Events;

/// <summary>What an event would ask for, and whether its caller may: nothing is done.</summary>
internal static class EventPreview
{
    /// <exception cref="RefusedException">The caller may not, or there is nothing such.</exception>
    public static Task<string> TellAsync(
        WeirServer server,
        Caller caller,
        EventAction action,
        EventPlace? place,
        CancellationToken cancellationToken
    ) =>
        action switch
        {
            HoldJobAction hold => OfJobAsync(server, caller, "hold", Operation.HoldJob, hold.Job, place, cancellationToken),
            ReleaseJobAction release => OfJobAsync(server, caller, "release", Operation.ReleaseJob, release.Job, place, cancellationToken),
            StartJobAction start => OfJobAsync(server, caller, "start", Operation.StartJob, start.Job, place, cancellationToken),
            CancelJobAction cancel => OfJobAsync(server, caller, "cancel", Operation.CancelJob, cancel.Job, place, cancellationToken),
            SkipJobAction skip => OfJobAsync(server, caller, "skip", Operation.SkipJob, skip.Job, place, cancellationToken),
            RerunJobAction rerun => OfJobAsync(server, caller, "rerun", Operation.RerunJob, rerun.Job, place, cancellationToken),
            MarkJobAction mark => OfJobAsync(server, caller, $"mark {mark.As}", Operation.MarkJob, mark.Job, place, cancellationToken),
            SetVariableAction set => OfJobAsync(
                server,
                caller,
                $"have variable {Printable.Escape(set.Variable, 100)} written for",
                Operation.SetJobVariables,
                set.Job,
                place,
                cancellationToken
            ),
            AddJobAction add => OfDayAsync(
                server,
                caller,
                $"add {(add.Held ? "held " : "")}job {add.Job.Name} to",
                Operation.AddJobs,
                new ScheduleTarget(add.Job.Date, add.Job.Schedule),
                place,
                cancellationToken
            ),
            BuildScheduleAction build => OfDayAsync(
                server,
                caller,
                build.Held ? "build, and hold," : "build",
                Operation.HoldSchedules,
                build.Day,
                place,
                cancellationToken
            ),
            HoldScheduleAction hold => OfDayAsync(server, caller, "hold", Operation.HoldSchedules, hold.Day, place, cancellationToken),
            ReleaseScheduleAction { Day: var day } => OfDayAsync(
                server,
                caller,
                "release",
                Operation.HoldSchedules,
                day,
                place,
                cancellationToken
            ),
            StartScheduleAction { Day: var day } => OfDayAsync(
                server,
                caller,
                "start",
                Operation.HoldSchedules,
                day,
                place,
                cancellationToken
            ),
            CloseScheduleAction { Day: var day } => OfDayAsync(
                server,
                caller,
                "close",
                Operation.HoldSchedules,
                day,
                place,
                cancellationToken
            ),
            DeleteScheduleAction { Day: var day } => OfDayAsync(
                server,
                caller,
                "delete",
                Operation.HoldSchedules,
                day,
                place,
                cancellationToken
            ),
            SetLimitAction set => Task.FromResult(
                Allowed(
                    caller,
                    Operation.SetLimits,
                    string.Create(CultureInfo.InvariantCulture, $"set limit {set.Limit}{On(set.Machine)} to {set.Maximum}")
                )
            ),
            ResetLimitAction reset => Task.FromResult(
                Allowed(caller, Operation.SetLimits, $"give limit {reset.Limit}{On(reset.Machine)} its default back")
            ),
            ActivatePolicyAction activate => Task.FromResult(
                Allowed(caller, Operation.ActivatePolicies, $"activate policy {activate.Policy}")
            ),
            CloseWeirAction => Task.FromResult(Allowed(caller, Operation.CloseWeir, "close Weir")),
            OpenWeirAction open => Task.FromResult(
                Allowed(caller, Operation.CloseWeir, open.Gradually ? "open Weir gradually" : "open Weir")
            ),
            PostMessageAction post => Task.FromResult(
                Allowed(caller, Operation.PostMessages, $"tell the operators: {Printable.Escape(post.Text, 200)}")
            ),
            _ => throw new NotSupportedException($"nobody tells of {action.GetType().Name}"),
        };

    private static async Task<string> OfJobAsync(
        WeirServer server,
        Caller caller,
        string verb,
        Operation operation,
        JobTarget target,
        EventPlace? place,
        CancellationToken cancellationToken
    )
    {
        WeirServer.Require(caller, operation);
        var number = await server.FindJobAsync(target, place, cancellationToken).ConfigureAwait(false);
        var job = await server.Store.FindJobAsync(number, cancellationToken).ConfigureAwait(false);
        return job is not null && Authority.Allows(caller, operation, job.OwnerOf())
            ? Allowed(caller, operation, $"{verb} job {job.Number} {job.Schedule}/{job.Name}, which is {job.State}")
            : throw new RefusedException(ProblemCodes.NotFound, $"there is no job {target}");
    }

    private static async Task<string> OfDayAsync(
        WeirServer server,
        Caller caller,
        string verb,
        Operation operation,
        ScheduleTarget target,
        EventPlace? place,
        CancellationToken cancellationToken
    )
    {
        WeirServer.Require(caller, operation);
        var date = await server.FindDateAsync(target, place, cancellationToken).ConfigureAwait(false);
        return Allowed(
            caller,
            operation,
            string.Create(CultureInfo.InvariantCulture, $"{verb} schedule {target.Schedule} of {date:yyyy-MM-dd}")
        );
    }

    private static string Allowed(Caller caller, Operation operation, string what)
    {
        WeirServer.Require(caller, operation);
        return $"nothing is done: it would {what}";
    }

    private static string On(string? machine) => machine is null ? "" : $" on {machine}";
}
