using Weir.Agent.Audit;
using Weir.Agent.Gate;
using Weir.Agent.Log;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Gate;
using Weir.Protocol.Jobs;
using Weir.Stores.Agent;

namespace Weir.Agent.Jobs;

/// <summary>The jobs of this machine as callers may see them and act on them.</summary>
internal sealed class TrackedJobs(
    AgentOptions options,
    IAgentJournal journal,
    ActiveJobs ledger,
    LogReader logs,
    OperatorActions operatorActions,
    MachineAudit audit,
    TimeProvider time
)
{
    private static readonly TimeSpan MostForOrder = TimeSpan.FromSeconds(5);

    private readonly TrackedSearch _search = new(journal, options.Commands);

    /// <summary>How many jobs are not over.</summary>
    public int Unfinished => ledger.Count;

    /// <summary>The tracking log, or what a search finds in it; who is no operator sees own jobs.</summary>
    public async Task<TrackedPage> ListAsync(TrackedFilter filter, string? search, Caller caller, CancellationToken cancellationToken)
    {
        switch (Authority.ReachOf(caller, Operation.ListTracked))
        {
            case Reach.Own when caller.Machine == options.Machine && caller.UserId is { } own:
                filter = filter with { UserId = own };
                break;
            case Reach.All when caller.Only is null || caller.Only == options.Machine:
                break;
            default:
                return new TrackedPage([], null);
        }

        if (search is { Length: > 0 } text)
        {
            var (hits, next) = await _search.FindAsync(filter, text, cancellationToken).ConfigureAwait(false);
            return new TrackedPage([.. hits.Select(TrackedRow.View)], next?.ToString());
        }

        // One more than the page has says whether there is a next one.
        var found = await journal.ListAsync(filter with { Limit = filter.Limit + 1 }, cancellationToken).ConfigureAwait(false);
        var rows = found.Take(filter.Limit).ToList();
        return new TrackedPage(
            [.. rows.Select(TrackedRow.View)],
            found.Count > rows.Count ? TrackedSearch.PlaceOf(rows[^1], filter.Order).ToString() : null
        );
    }

    /// <summary>One row of the tracking log.</summary>
    public async Task<TrackedView> ShowAsync(TrackingNumber number, Caller caller, CancellationToken cancellationToken)
    {
        var row = await FindAsync(number, caller, Operation.ShowTracked, cancellationToken).ConfigureAwait(false);
        var stored = await journal.FindSubmissionAsync(number, cancellationToken).ConfigureAwait(false);
        return TrackedRow.Whole(row, stored is null ? null : SubmissionCodec.Read(stored.Bytes), options.Commands);
    }

    /// <summary>A job as this machine knows it, in the words of the server; what only the server knows is at its defaults.</summary>
    public async Task<JobView> ViewJobAsync(TrackingNumber number, Caller caller, CancellationToken cancellationToken)
    {
        return TrackedRow.JobView(
            await FindAsync(number, caller, Operation.ShowJob, cancellationToken).ConfigureAwait(false),
            options.Machine
        );
    }

    /// <summary>How many jobs that are not over this machine has in each state, of those that the caller may see.</summary>
    public IReadOnlyDictionary<string, int> CountActive(Caller caller) =>
        ledger
            .All.Select(job => job.Row)
            .Where(row => Authority.Allows(caller, Operation.ShowTracked, row.OwnerOn(options.Machine)))
            .GroupBy(row => TrackedRow.StateOf(row).ToString())
            .ToDictionary(state => state.Key, state => state.Count());

    /// <summary>Answers when the job is over, with its row.</summary>
    public async Task<JournalJob> WaitForEndAsync(TrackingNumber number, Caller caller, CancellationToken cancellationToken)
    {
        await FindAsync(number, caller, Operation.AwaitEnd, cancellationToken).ConfigureAwait(false);
        return ledger.TryFind(number, out var job)
            ? await job.End.WaitAsync(cancellationToken).ConfigureAwait(false)
            : await FindAsync(number, caller, Operation.AwaitEnd, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The row of a job that was let go, as soon as it has started or is over, and as it is then after 5 seconds. Who asks may be faster
    /// than the order that brings the job, as with a planned one; one of another machine is not waited for.
    /// </summary>
    public async Task<TrackedView> WaitForStartAsync(
        TrackingNumber number,
        string? machine,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        if (
            (machine is null || machine == options.Machine)
            && Authority.ReachOf(caller, Operation.ShowTracked) == Reach.All
            && await journal.FindAsync(number, cancellationToken).ConfigureAwait(false) is null
        )
        {
            await AwaitOrderAsync(number, cancellationToken).ConfigureAwait(false);
        }

        var row = await FindAsync(number, caller, Operation.ShowTracked, cancellationToken).ConfigureAwait(false);
        if (!ledger.TryFind(number, out var job))
        {
            return TrackedRow.View(row);
        }

        try
        {
            await job.Start.WaitAsync(MostForOrder, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // It has not begun: the row says how far it is.
            return TrackedRow.View(job.Row);
        }

        return TrackedRow.View(job.Row);
    }

    /// <summary>
    /// What a job wrote: for its owner and operators. Who follows may be faster than the order that brings the job, as after a rerun.
    /// </summary>
    public async Task<JobLog> ReadLogAsync(
        TrackingNumber number,
        LogStream stream,
        bool follow,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        caller.Require(Operation.ReadOutput);
        var known = follow ? await journal.FindAsync(number, cancellationToken).ConfigureAwait(false) : null;
        if (known is not null && !Authority.Allows(caller, Operation.ReadOutput, known.OwnerOn(options.Machine)))
        {
            // As long as for a job that does not come: the time tells nothing either.
            await Task.Delay(MostForOrder, time, cancellationToken).ConfigureAwait(false);
            throw Unknown(number);
        }

        if (follow && known is null)
        {
            await AwaitOrderAsync(number, cancellationToken).ConfigureAwait(false);
        }

        return logs.Read(await FindAsync(number, caller, Operation.ReadOutput, cancellationToken).ConfigureAwait(false), stream, follow);
    }

    /// <summary>
    /// An operator's start at the machine, past the server. <paramref name="held"/>: past the server's no only; it waits on.
    /// </summary>
    public async Task<TrackedView> StartByHandAsync(TrackingNumber number, bool held, Caller caller, CancellationToken cancellationToken) =>
        TrackedRow.View(
            await operatorActions
                .StartAsync(
                    await FindToActAsync("start", number, caller, Operation.StartJob, cancellationToken).ConfigureAwait(false),
                    held,
                    caller
                )
                .ConfigureAwait(false)
        );

    /// <summary>A cancel at the machine: for the job's user and operators. A running job gets TERM, and KILL after the grace.</summary>
    public async Task<TrackedView> CancelByHandAsync(
        TrackingNumber number,
        string text,
        int graceSeconds,
        Caller caller,
        CancellationToken cancellationToken
    ) =>
        TrackedRow.View(
            await operatorActions
                .CancelAsync(
                    await FindToActAsync("cancel", number, caller with { Text = text }, Operation.CancelJob, cancellationToken)
                        .ConfigureAwait(false),
                    text,
                    Math.Clamp(graceSeconds, 0, 3600),
                    caller
                )
                .ConfigureAwait(false)
        );

    private async Task AwaitOrderAsync(TrackingNumber number, CancellationToken cancellationToken)
    {
        await ledger.WaitForAsync(number, MostForOrder, time, cancellationToken).ConfigureAwait(false);
        if (ledger.TryFind(number, out var coming))
        {
            // Who takes it in is inside until the journal has it.
            (await coming.EnterAsync(cancellationToken).ConfigureAwait(false)).Dispose();
        }
    }

    // Who tries it with a job that is not his is answered as with none, and told to the audit.
    private Task<JournalJob> FindToActAsync(
        string action,
        TrackingNumber number,
        Caller caller,
        Operation operation,
        CancellationToken cancellationToken
    ) => audit.DoAsync(caller.To(action, "job", number.ToString()), () => FindAsync(number, caller, operation, cancellationToken));

    // Of a job that is not the caller's to ask about not even whether there is one.
    private async Task<JournalJob> FindAsync(TrackingNumber number, Caller caller, Operation operation, CancellationToken cancellationToken)
    {
        caller.Require(operation);
        var row = await journal.FindAsync(number, cancellationToken).ConfigureAwait(false);
        return row is not null && Authority.Allows(caller, operation, row.OwnerOn(options.Machine)) ? row : throw Unknown(number);
    }

    private static AgentRefusedException Unknown(TrackingNumber number) =>
        new(ProblemCodes.NotFound, $"this machine has no job {number}: weir tracked lists them");
}
