using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Events;
using Weir.Schedules.Events;
using Weir.Server.Events;

namespace Weir.Server.Operations;

/// <summary><c>weir event TEXT</c>: does what an event says, with the rights of who raises it.</summary>
public static class RaiseEvents
{
    /// <summary>Does it, or says what it would do.</summary>
    /// <exception cref="RefusedException">It cannot be read, or what it says may not be done or is not there.</exception>
    public static async Task<EventRaised> RaiseEventAsync(
        this WeirServer server,
        Caller caller,
        EventRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(request);
        WeirServer.Require(caller, Operation.RaiseEvents);
        var now = server.Options.BusinessDay.ClockOf(server.Time.GetUtcNow());
        var job = request.Job is { } number ? await RaiserAsync(server, caller, number, cancellationToken).ConfigureAwait(false) : null;
        if (!EventText.TryParse(request.Event, out var text, out var fault))
        {
            throw new RefusedException(ProblemCodes.BadRequest, fault);
        }

        var scope = job is null ? EventScope.At(now) : EventScope.Of(job, now);
        var seesAll = Visibility.For(caller, Operation.ReadProperties).IsWhole;
        var (filled, action) = await server
            .ReadAsync(
                view => Filled(text, scope.With(new KeptValues(view.Definitions, view.Day) { Job = job, SeesAll = seesAll }.Find)),
                cancellationToken
            )
            .ConfigureAwait(false);

        var place = job is null
            ? null
            : new EventPlace(job.Schedule, job.ScheduleDate, (job.Number, job.Name)) { Of = job.Plan?.Instance?.Of };
        var raiser = job is null ? caller : caller with { Actor = Through(caller.Actor, job.Number) };
        var told = request.DryRun
            ? await EventPreview.TellAsync(server, raiser, action, place, cancellationToken).ConfigureAwait(false)
            : await EventExecutor.DoAsync(server, raiser, action, place, cancellationToken).ConfigureAwait(false);
        return new EventRaised(filled.ToString(), told, request.DryRun);
    }

    private static (EventText Text, EventAction Action) Filled(EventText text, EventScope scope) =>
        text.TryFill(scope, out var filled, out var fault) && text.TryRead(scope, out var action, out fault)
            ? (filled, action)
            : throw new RefusedException(ProblemCodes.BadRequest, fault);

    // What a job says of itself is believed where it is its user's own and runs: then it names the event's chain.
    private static async Task<Job> RaiserAsync(WeirServer server, Caller caller, int number, CancellationToken cancellationToken)
    {
        if (number is < 1 or > TrackingNumber.Maximum)
        {
            throw new RefusedException(ProblemCodes.BadRequest, $"{number} is not a tracking number: 1 to {TrackingNumber.Maximum}");
        }

        var raiser = new TrackingNumber(number);
        var found = await server.Store.FindJobAsync(raiser, cancellationToken).ConfigureAwait(false);
        if (found is null || !Authority.Allows(caller, Operation.ShowJob, found.OwnerOf()))
        {
            throw new RefusedException(ProblemCodes.NotFound, $"the event is said to be raised by job {number}, and there is no such job");
        }

        if (found.State.IsEnd())
        {
            throw new RefusedException(
                ProblemCodes.WrongState,
                $"the event is said to be raised by job {raiser}, which is {found.State}: where it is not that job's, unset WEIR_JOB"
            );
        }

        var why = await server
            .ReadAsync(view => EventChain.WhyNot(view.Events.ChainOf(raiser), EventDesk.LinkOf(raiser, view.Day)), cancellationToken)
            .ConfigureAwait(false);
        return why is null ? found : throw new RefusedException(ProblemCodes.WrongState, $"the event is not acted on: {why}");
    }

    private static Actor Through(Actor actor, TrackingNumber number) =>
        new(actor.User, actor.Origin, actor.Machine, actor.UserId, EventOrigin.Of(number), actor.Address, actor.OnBehalfOf);
}
