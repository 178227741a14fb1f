using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Changes;
using Weir.Protocol;
using Weir.Protocol.AgentLink;
using Weir.Protocol.Jobs;

namespace Weir.Server.Operations;

/// <summary><c>weir change N</c>: has a job that waits wait otherwise.</summary>
public static class Change
{
    private const int LowestPriority = 9;
    private const int MostMinutes = 31 * 24 * 60;

    /// <summary>has a job that waits wait otherwise.</summary>
    /// <exception cref="RefusedException">It may not be, its state does not allow it, or nothing is said to be another.</exception>
    public static async Task<JobActed> ChangeAsync(
        this WeirServer server,
        Caller caller,
        TrackingNumber number,
        JobAction action,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(action);
        var change = Read(action.Change ?? new JobChanges());
        return await server.ChangeAsync(caller, number, change, cancellationToken, action.Text).ConfigureAwait(false);
    }

    /// <summary>has a job that waits wait otherwise.</summary>
    internal static Task<JobActed> ChangeAsync(
        this WeirServer server,
        Caller caller,
        TrackingNumber number,
        JobChange change,
        CancellationToken cancellationToken,
        string? text = null
    ) =>
        server.ActOnJobAsync(
            caller,
            "change",
            number,
            new JobAction { Text = text },
            id => new ChangeJob(id, caller, number, change),
            cancellationToken
        );

    private static JobChange Read(JobChanges changes)
    {
        var most = TimeSpan.Zero;
        if (WhyNot(changes) is { } why)
        {
            throw new RefusedException(ProblemCodes.BadRequest, why);
        }

        if (changes.MaxRunTime is { } text && (!DurationText.TryParse(text, out most) || most == TimeSpan.Zero))
        {
            throw new RefusedException(
                ProblemCodes.BadRequest,
                $"maxRunTime '{Printable.Escape(text, 40)}' is not allowed; allowed is {DurationText.Allowed}, and not 0"
            );
        }

        var change = new JobChange
        {
            Priority = changes.Priority,
            Service = changes.Service,
            JobQueue = changes.JobQueue,
            Limits = changes.Limits,
            NotBefore = changes.NotBefore?.ToUniversalTime(),
            Later = changes.MinutesLater is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
            LatestStart = changes.LatestStart?.ToUniversalTime(),
            MaximumRunTime = changes.MaxRunTime is null ? null : most,
            Runs = changes.Run,
        };
        return change != new JobChange()
            ? change
            : throw new RefusedException(
                ProblemCodes.BadRequest,
                "say what is to be another: priority, service, jobQueue, limits, notBefore or minutesLater, latestStart, maxRunTime, run"
            );
    }

    private static string? WhyNot(JobChanges changes) =>
        changes.Priority is < 1 or > LowestPriority ? $"a priority is 1 to {LowestPriority}"
        : changes.Limits is { Count: > FactBounds.Limits } ? $"a job needs at most {FactBounds.Limits} limits"
        : changes.Limits?.GroupBy(need => need.Limit).FirstOrDefault(same => same.Count() > 1) is { Key: var twice }
            ? $"limit {twice} is named twice"
        : changes.MinutesLater is < -MostMinutes or > MostMinutes ? $"minutesLater is -{MostMinutes} to {MostMinutes}"
        : changes is { NotBefore: not null, MinutesLater: not null } ? "say either notBefore or minutesLater"
        : null;
}
