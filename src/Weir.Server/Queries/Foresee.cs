using System.Globalization;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Foresight;
using Weir.Server.Foresight;
using Weir.Server.Loop;

namespace Weir.Server.Queries;

/// <summary>
/// <c>--dry-run</c>: which goals and deadlines would break if Weir were closed, a schedule held, a limit lowered or a job cancelled.
/// </summary>
public static class Foresee
{
    /// <summary>If Weir were closed.</summary>
    public static Task<ForesightView> ForeseeCloseAsync(
        this WeirServer server,
        Caller caller,
        IReadOnlyList<ObjectName> except,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        WeirServer.Require(caller, Operation.CloseWeir);
        return new AtRisk(server, (_, job) => job.Group is not { } group || !except.Contains(group)).LookAsync(
            "closing Weir would hold all that comes and",
            cancellationToken
        );
    }

    /// <summary>If a schedule's day were held.</summary>
    public static Task<ForesightView> ForeseeScheduleHoldAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        DateOnly? date,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        WeirServer.Require(caller, Operation.HoldSchedules);
        var day = date ?? server.Today();
        return new AtRisk(
            server,
            (view, job) => job.TrackType == TrackType.Queue && job.ScheduleDate == day && view.Day.IsWithin(job.Schedule, day, name)
        ).LookAsync(
            string.Create(CultureInfo.InvariantCulture, $"holding schedule {name} of {day:yyyy-MM-dd} would hold"),
            cancellationToken
        );
    }

    /// <summary>If a limit had this maximum: of those that need it, the ones that it has no room for now.</summary>
    public static async Task<ForesightView> ForeseeLimitAsync(
        this WeirServer server,
        Caller caller,
        ObjectName name,
        string? machine,
        int maximum,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        WeirServer.Require(caller, Operation.SetLimits);
        if (!await server.ReadAsync(view => view.Day.Limits.All.ContainsKey(name), cancellationToken).ConfigureAwait(false))
        {
            throw new RefusedException(ProblemCodes.NotFound, $"there is no limit {name}");
        }

        return await new AtRisk(server, (view, job) => HasNoRoom(view, job, name, machine, maximum))
            .LookAsync(
                string.Create(CultureInfo.InvariantCulture, $"with a maximum of {maximum} limit {name} has no room now for"),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>If a job were cancelled.</summary>
    public static async Task<ForesightView> ForeseeCancelAsync(
        this WeirServer server,
        Caller caller,
        TrackingNumber number,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        var job = await server.VisibleAsync(caller, Operation.CancelJob, number, cancellationToken).ConfigureAwait(false);
        return job.State.IsEnd()
                ? throw new RefusedException(ProblemCodes.WrongState, $"job {number} is {job.State} and cannot be cancelled")
            : job.State.IsBeforeStart()
                ? await new AtRisk(server, (_, waiting) => waiting.Number == number)
                    .LookAsync($"cancelling job {number} would end, unserved,", cancellationToken)
                    .ConfigureAwait(false)
            : new ForesightView($"cancelling job {number}, which is {job.State}, would break no goal of a job that waits", 0, [], []);
    }

    private static bool HasNoRoom(DayView view, Job job, ObjectName name, string? machine, int maximum) =>
        view.Day.Limits.All.TryGetValue(name, out var limit)
        && (machine is null || string.Equals(machine, job.Machine, StringComparison.OrdinalIgnoreCase))
        && job.Limits.Any(need =>
            need.Limit == name && (need.IsAll ? maximum == 0 : limit.InUseFor(job.Machine) + (long)need.Units > maximum)
        );
}
