using System.Globalization;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Jobs;
using Weir.Protocol.Schedules;
using Weir.Schedules.Events;
using Weir.Server.Operations;

namespace Weir.Server.Events;

/// <summary>
/// Does what an event says by the operations that people use, so that rights, audit and refusals are the same: an event does nothing
/// that its caller could not do by hand.
/// </summary>
internal static class EventExecutor
{
    private delegate Task<ScheduleView> ActOnDay(
        WeirServer server,
        Caller caller,
        ObjectName schedule,
        ScheduleAction action,
        CancellationToken cancellationToken
    );

    private delegate Task<JobActed> Act(
        WeirServer server,
        Caller caller,
        TrackingNumber number,
        JobAction action,
        CancellationToken cancellationToken
    );

    /// <summary>Does it, and says what was done.</summary>
    /// <exception cref="RefusedException">It may not be, or there is nothing such.</exception>
    public static async Task<string> DoAsync(
        WeirServer server,
        Caller caller,
        EventAction action,
        EventPlace? place,
        CancellationToken cancellationToken
    )
    {
        switch (action)
        {
            case HoldJobAction hold:
                return await JobAsync(hold.Job, Hold.HoldAsync, new JobAction { Text = hold.Text }).ConfigureAwait(false);
            case ReleaseJobAction release:
                return await JobAsync(release.Job, Release.ReleaseAsync, new JobAction { Text = release.Text }).ConfigureAwait(false);
            case StartJobAction start:
                return await JobAsync(start.Job, Start.StartAsync, new JobAction { Text = start.Text }).ConfigureAwait(false);
            case CancelJobAction cancel:
                return await JobAsync(cancel.Job, Cancel.CancelAsync, new JobAction { Text = cancel.Text }).ConfigureAwait(false);
            case SkipJobAction skip:
                return await JobAsync(skip.Job, Skip.SkipAsync, new JobAction { Text = skip.Text }).ConfigureAwait(false);
            case RerunJobAction rerun:
                return await JobAsync(rerun.Job, Rerun.RerunAsync, new JobAction { Text = rerun.Text, Held = rerun.Held })
                    .ConfigureAwait(false);
            case MarkJobAction mark:
                return await JobAsync(mark.Job, Mark.MarkAsync, new JobAction { Text = mark.Text, As = mark.As }).ConfigureAwait(false);
            case ChangeJobAction change:
                var toChange = await NumberAsync(change.Job).ConfigureAwait(false);
                return (await server.ChangeAsync(caller, toChange, change.Change, cancellationToken).ConfigureAwait(false)).Text;
            case RescheduleJobAction reschedule:
                var toReschedule = await NumberAsync(reschedule.Job).ConfigureAwait(false);
                return (
                    await server
                        .RescheduleAsync(caller, toReschedule, reschedule.To, reschedule.Held, cancellationToken)
                        .ConfigureAwait(false)
                ).Text;
            case SetVariableAction set:
                var ofJob = await NumberAsync(set.Job).ConfigureAwait(false);
                return (await server.SetVariableAsync(caller, ofJob, set.Variable, set.Text, cancellationToken).ConfigureAwait(false)).Text;
            case AddJobAction add:
                return (await server.AddJobAsync(caller, add, place, cancellationToken).ConfigureAwait(false)).Text;
            case BuildScheduleAction build:
                return await BuildAsync(server, caller, build, place, cancellationToken).ConfigureAwait(false);
            case HoldScheduleAction hold:
                return await DayAsync(server, hold.Day, place, HoldSchedules.HoldScheduleAsync, caller, cancellationToken)
                    .ConfigureAwait(false);
            case ReleaseScheduleAction release:
                return await DayAsync(server, release.Day, place, HoldSchedules.ReleaseScheduleAsync, caller, cancellationToken)
                    .ConfigureAwait(false);
            case StartScheduleAction start:
                return await DayAsync(server, start.Day, place, StartSchedules.StartScheduleAsync, caller, cancellationToken)
                    .ConfigureAwait(false);
            case CloseScheduleAction close:
                return await DayAsync(server, close.Day, place, CloseSchedules.CloseScheduleAsync, caller, cancellationToken)
                    .ConfigureAwait(false);
            case DeleteScheduleAction delete:
                return await DayAsync(server, delete.Day, place, DeleteSchedules.DeleteScheduleAsync, caller, cancellationToken)
                    .ConfigureAwait(false);
            case SetLimitAction set:
                await server.SetLimitAsync(caller, set.Limit, set.Machine, set.Maximum, cancellationToken).ConfigureAwait(false);
                return string.Create(CultureInfo.InvariantCulture, $"limit {set.Limit} is set to {set.Maximum}");
            case ResetLimitAction reset:
                await server.ResetLimitAsync(caller, reset.Limit, reset.Machine, cancellationToken).ConfigureAwait(false);
                return $"limit {reset.Limit} has its default back";
            case SetThresholdAction set:
                return await server.SetThresholdAsync(caller, set.Threshold, set.To, cancellationToken).ConfigureAwait(false);
            case DeleteThresholdAction delete:
                return await server.DeleteThresholdAsync(caller, delete.Threshold, cancellationToken).ConfigureAwait(false);
            case RenameThresholdAction rename:
                return await server.RenameThresholdAsync(caller, rename.Threshold, rename.To, cancellationToken).ConfigureAwait(false);
            case SetPropertyAction set:
                var property = await server
                    .SetPropertyAsync(caller, set.Property, set.Value, set.MustExist, cancellationToken)
                    .ConfigureAwait(false);
                return $"property {property.Name} is set";
            case DeletePropertyAction delete:
                return $"property {(await server.DeletePropertyAsync(caller, delete.Property, cancellationToken).ConfigureAwait(false)).Name} is deleted";
            case ChangeCalendarAction { Adds: true } add:
                return await server.AddDatesAsync(caller, add.Calendar, add.Dates, cancellationToken).ConfigureAwait(false);
            case ChangeCalendarAction remove:
                return await server.RemoveDatesAsync(caller, remove.Calendar, remove.Dates, cancellationToken).ConfigureAwait(false);
            case SetSlotsAction slots:
                return await server.SetSlotsAsync(caller, slots.Machine, slots.Slots, cancellationToken).ConfigureAwait(false);
            case SetDrainingAction drain:
                return await server.SetDrainingAsync(caller, drain.Machine, drain.Draining, cancellationToken).ConfigureAwait(false);
            case ActivatePolicyAction activate:
                return (await server.ActivatePolicyAsync(caller, activate.Policy, cancellationToken).ConfigureAwait(false)).Text;
            case CloseWeirAction closeWeir:
                return (
                    await server
                        .CloseAsync(caller with { Text = closeWeir.Text }, closeWeir.Except, cancellationToken)
                        .ConfigureAwait(false)
                ).Text;
            case OpenWeirAction open:
                return (await server.OpenAsync(caller, open.Gradually, cancellationToken).ConfigureAwait(false)).Text;
            case PostMessageAction post:
                return await server.PostMessageAsync(caller, post.Severity, post.Text, cancellationToken).ConfigureAwait(false);
            default:
                throw new NotSupportedException($"nobody does {action.GetType().Name}");
        }

        Task<TrackingNumber> NumberAsync(JobTarget job) => server.FindJobAsync(job, place, cancellationToken);

        async Task<string> JobAsync(JobTarget job, Act act, JobAction how)
        {
            var number = await NumberAsync(job).ConfigureAwait(false);
            return (await act(server, caller, number, how, cancellationToken).ConfigureAwait(false)).Text;
        }
    }

    private static async Task<string> BuildAsync(
        WeirServer server,
        Caller caller,
        BuildScheduleAction build,
        EventPlace? place,
        CancellationToken cancellationToken
    )
    {
        // A day that is to be built is not there yet: only one that is named, or of the job that asks, or today's can be meant.
        if (build.Day.Date.Kind is not (EventDateKind.Own or EventDateKind.Fixed or EventDateKind.Current))
        {
            throw new RefusedException(
                ProblemCodes.BadRequest,
                $"{build.Day.Date} names a day that is there already: name the day to build by its date, CURRENT or nothing"
            );
        }

        var date = await server.FindDateAsync(build.Day, place, cancellationToken).ConfigureAwait(false);
        var view = await server
            .BuildScheduleAsync(
                caller,
                build.Day.Schedule,
                new ScheduleBuild(date, build.Held, null, build.Replaces)
                {
                    Instance = build.Instance?.Text,
                    Properties = [.. build.Properties.Select(property => property.ToString())],
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        var built = view.Instances is { Count: > 0 } instances ? string.Join(", ", instances.Select(one => one.Name)) : view.Name;
        return string.Create(CultureInfo.InvariantCulture, $"schedule {built} of {view.Date:yyyy-MM-dd} is {view.State}");
    }

    private static async Task<string> DayAsync(
        WeirServer server,
        ScheduleTarget target,
        EventPlace? place,
        ActOnDay act,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        target = target.In(place);
        var date = await server.FindDateAsync(target, place, cancellationToken).ConfigureAwait(false);
        var view = await act(server, caller, target.Schedule, new ScheduleAction(date, null), cancellationToken).ConfigureAwait(false);
        return string.Create(CultureInfo.InvariantCulture, $"schedule {view.Name} of {view.Date:yyyy-MM-dd} is {view.State}");
    }
}
