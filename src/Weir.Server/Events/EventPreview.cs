using System.Globalization;
using Weir.Jobs;
using Weir.Jobs.Properties;
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
    )
    {
        return action switch
        {
            HoldJobAction hold => JobAsync("hold", Operation.HoldJob, hold.Job),
            ReleaseJobAction release => JobAsync("release", Operation.ReleaseJob, release.Job),
            StartJobAction start => JobAsync("start", Operation.StartJob, start.Job),
            CancelJobAction cancel => JobAsync("cancel", Operation.CancelJob, cancel.Job),
            SkipJobAction skip => JobAsync("skip", Operation.SkipJob, skip.Job),
            RerunJobAction rerun => JobAsync(rerun.Held ? "rerun, and hold," : "rerun", Operation.RerunJob, rerun.Job),
            ChangeJobAction change => JobAsync("change", Operation.ChangeJob, change.Job),
            RescheduleJobAction reschedule => JobAsync(
                reschedule.Held ? "reschedule, and hold," : "reschedule",
                Operation.ChangeJob,
                reschedule.Job
            ),
            MarkJobAction mark => JobAsync($"mark {mark.As}", Operation.MarkJob, mark.Job),
            SetVariableAction set => JobAsync(
                $"have variable {Printable.Escape(set.Variable, 100)} written for",
                Operation.SetJobVariables,
                set.Job
            ),
            AddJobAction add => DayAsync(
                $"add {(add.Held ? "held " : "")}job {add.Job.Name} to",
                new ScheduleTarget(add.Job.Date, add.Job.Schedule),
                Operation.AddJobs
            ),
            BuildScheduleAction build => OfDayAsync(
                server,
                caller,
                build.Held ? "build, and hold," : "build",
                Operation.HoldSchedules,
                build.Day,
                place is null ? null : place with { Of = null },
                cancellationToken
            ),
            HoldScheduleAction hold => DayAsync("hold", hold.Day),
            ReleaseScheduleAction release => DayAsync("release", release.Day),
            StartScheduleAction start => DayAsync("start", start.Day),
            CloseScheduleAction close => DayAsync("close", close.Day),
            DeleteScheduleAction delete => DayAsync("delete", delete.Day),
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
            SetThresholdAction set => Task.FromResult(
                Allowed(caller, Operation.SetThresholds, $"set threshold {set.Threshold} to {set.To}")
            ),
            DeleteThresholdAction delete => Task.FromResult(
                Allowed(caller, Operation.SetThresholds, $"delete threshold {delete.Threshold}")
            ),
            RenameThresholdAction rename => Task.FromResult(
                Allowed(caller, Operation.SetThresholds, $"rename threshold {rename.Threshold} to {rename.To}")
            ),
            SetPropertyAction set => Task.FromResult(Allowed(caller, OperationOn(set.Property), $"set property {set.Property}")),
            DeletePropertyAction delete => Task.FromResult(
                Allowed(caller, OperationOn(delete.Property), $"delete property {delete.Property}")
            ),
            ChangeCalendarAction change => Task.FromResult(
                Allowed(
                    caller,
                    Operation.ApplyDefinitions,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{(change.Adds ? "put" : "take")} {change.Dates.Count} dates {(change.Adds ? "into" : "out of")} calendar {change.Calendar}"
                    )
                )
            ),
            SetSlotsAction slots => Task.FromResult(
                Allowed(
                    caller,
                    Operation.ApplyDefinitions,
                    string.Create(CultureInfo.InvariantCulture, $"define {slots.Slots} slots for machine {slots.Machine}")
                )
            ),
            SetDrainingAction drain => Task.FromResult(
                Allowed(caller, Operation.ApplyDefinitions, $"define machine {drain.Machine} as {(drain.Draining ? "" : "not ")}draining")
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

        Task<string> JobAsync(string verb, Operation operation, JobTarget job) =>
            OfJobAsync(server, caller, verb, operation, job, place, cancellationToken);

        Task<string> DayAsync(string verb, ScheduleTarget day, Operation operation = Operation.HoldSchedules) =>
            OfDayAsync(server, caller, verb, operation, day, place, cancellationToken);
    }

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
        target = target.In(place);
        var date = await server.FindDateAsync(target, place, cancellationToken).ConfigureAwait(false);
        return Allowed(
            caller,
            operation,
            string.Create(CultureInfo.InvariantCulture, $"{verb} schedule {target.Schedule} of {date:yyyy-MM-dd}")
        );
    }

    private static Operation OperationOn(PropertyPath property) =>
        property.Scope == PropertyScope.JI ? Operation.SetJobProperties : Operation.SetProperties;

    private static string Allowed(Caller caller, Operation operation, string what)
    {
        WeirServer.Require(caller, operation);
        return $"nothing is done: it would {what}";
    }

    private static string On(string? machine) => machine is null ? "" : $" on {machine}";
}
