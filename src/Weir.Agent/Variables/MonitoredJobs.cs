using System.Globalization;
using Weir.Agent.Audit;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Variables;
using Weir.Stores.Agent;

namespace Weir.Agent.Variables;

/// <summary>The variables of jobs, asked for by the job. Every method refuses by <see cref="AgentRefusedException"/>.</summary>
public sealed class MonitoredJobs
{
    private readonly VariableAccess _desk;
    private readonly MonitoringVariables _monitoringVariables;
    private readonly LinkNameStore _links;
    private readonly IAgentJournal _journal;
    private readonly ActiveJobs _ledger;
    private readonly JobDispatcher _dispatcher;
    private readonly MachineAudit _audit;

    internal MonitoredJobs(
        VariableAccess desk,
        MonitoringVariables monitoringVariables,
        LinkNameStore links,
        IAgentJournal journal,
        ActiveJobs ledger,
        JobDispatcher dispatcher,
        MachineAudit audit
    )
    {
        _desk = desk;
        _monitoringVariables = monitoringVariables;
        _links = links;
        _journal = journal;
        _ledger = ledger;
        _dispatcher = dispatcher;
        _audit = audit;
    }

    /// <summary>Says something in the variable that shows a job.</summary>
    public async Task<VariableView> ModifyAsync(
        TrackingNumber number,
        MonitoringChange change,
        VariableRequester asker,
        CancellationToken cancellationToken
    )
    {
        var row = await _desk.FindJobAsync(number, asker, cancellationToken).ConfigureAwait(false);
        if (row.Monitor is null)
        {
            throw Unmonitored(number);
        }

        var id = MonitoringVariables.IdOf(row);
        await _desk
            .RunAsync(asker, () => MonitoringWriter.Apply(_desk.Store, id, change, asker.Caller), cancellationToken)
            .ConfigureAwait(false);
        return await _desk.ViewAsync(id, asker, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Shows a job in another variable from now on, or in none.</summary>
    public Task<MonitorMoved> MoveAsync(
        TrackingNumber number,
        MonitorMove move,
        VariableRequester asker,
        CancellationToken cancellationToken
    )
    {
        var audited = _audit.CreateFact(asker, "monitor", "job", number.Value.ToString(CultureInfo.InvariantCulture));
        return _audit.DoAsync(audited, () => MoveAsync(audited, number, move, asker, cancellationToken));
    }

    private async Task<MonitorMoved> MoveAsync(
        AuditedAction audited,
        TrackingNumber number,
        MonitorMove move,
        VariableRequester asker,
        CancellationToken cancellationToken
    )
    {
        await _desk.FindJobAsync(number, asker, cancellationToken).ConfigureAwait(false);
        if (!_ledger.TryFind(number, out var job))
        {
            throw new AgentRefusedException(ProblemCodes.WrongState, $"job {number} is over: its variable is an ordinary one now");
        }

        using var inside = await job.EnterAsync(cancellationToken).ConfigureAwait(false);
        var before = job.Row;
        if (move.Variable is null)
        {
            return before.Monitor is null ? throw Unmonitored(number) : await DetachAsync(audited, job, asker).ConfigureAwait(false);
        }

        var id = _desk.Read(move.Variable, asker);
        if (before.Monitor is not null && MonitoringVariables.IdOf(before) == id)
        {
            throw new AgentRefusedException(ProblemCodes.Exists, $"job {number} is shown in {id} already");
        }

        // The variable must be open to who runs the job, whoever asks for it.
        var submitter = job.Submitter ??=
            (await _journal.FindSubmissionAsync(number, cancellationToken).ConfigureAwait(false))?.Submitter
            ?? throw new AgentRefusedException(ProblemCodes.WrongState, $"job {number} has no submission here: no variable can show it");
        var claim = await _monitoringVariables
            .ClaimAsync(id.ToString(), submitter, asker.Password, number, before.Rule, before.Ok, before.Tsn)
            .ConfigureAwait(false);
        var decision = await _dispatcher.DecideAsync(job, new VariableAttached(claim)).ConfigureAwait(false);
        var after = decision.Row;
        await _dispatcher.CommitAsync(job, decision, _audit.Succeeded(audited, before.Monitor, after.Monitor)).ConfigureAwait(false);
        await _monitoringVariables.ArriveAsync(after, submitter).ConfigureAwait(false);
        if (before.Monitor is not null)
        {
            await _monitoringVariables.DetachAsync(before, asker.Submitter.User, $"moved to {claim.Id}").ConfigureAwait(false);
        }

        return new MonitorMoved(
            number.Value,
            after.Monitor,
            $"job {number} is shown in {after.Monitor}{(before.Monitor is null ? "" : $", and {before.Monitor} says $A")}"
        );
    }

    /// <summary>The link names of a job.</summary>
    public async Task<LinkPage> LinksAsync(TrackingNumber number, VariableRequester asker, CancellationToken cancellationToken) =>
        _links.For(await LiveAsync(number, asker, cancellationToken).ConfigureAwait(false));

    /// <summary>Sets a link name of a job, or takes it off.</summary>
    public async Task<LinkPage> LinkAsync(
        TrackingNumber number,
        LinkView change,
        VariableRequester asker,
        CancellationToken cancellationToken
    ) =>
        await _links
            .ChangeAsync(await LiveAsync(number, asker, cancellationToken).ConfigureAwait(false), change, asker.Submitter.User, _desk.Store)
            .ConfigureAwait(false);

    private async Task<MonitorMoved> DetachAsync(AuditedAction audited, TrackedJob job, VariableRequester asker)
    {
        var before = job.Row;
        var decision = await _dispatcher.DecideAsync(job, new VariableDetached()).ConfigureAwait(false);
        await _dispatcher
            .CommitAsync(job, decision, _audit.Succeeded(audited, before.Monitor, "shown in no variable"))
            .ConfigureAwait(false);
        _monitoringVariables.StopShepherd(before);
        await _monitoringVariables.DetachAsync(before, asker.Submitter.User, "monitored no more").ConfigureAwait(false);
        return new MonitorMoved(job.Number.Value, null, $"job {job.Number} is shown in no variable any more, and {before.Monitor} says $A");
    }

    private async Task<TrackedJob> LiveAsync(TrackingNumber number, VariableRequester asker, CancellationToken cancellationToken)
    {
        await _desk.FindJobAsync(number, asker, cancellationToken).ConfigureAwait(false);
        return _ledger.TryFind(number, out var job)
            ? job
            : throw new AgentRefusedException(ProblemCodes.WrongState, $"job {number} is over, and its link names with it");
    }

    private static AgentRefusedException Unmonitored(TrackingNumber number) =>
        new(ProblemCodes.WrongState, $"no variable shows job {number}: weir monitor {number.Value} --variable NAME");
}
