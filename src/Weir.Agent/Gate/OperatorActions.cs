using System.Globalization;
using Weir.Agent.Audit;
using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Stores.Agent;

namespace Weir.Agent.Gate;

/// <summary>What an operator does at the machine, past the server. The job is followed afterwards like any other.</summary>
internal sealed class OperatorActions(ActiveJobs ledger, JobDispatcher dispatcher, MachineAudit audit)
{
    private const string Past = "at the machine, while the server was away";

    public Task<JournalJob> StartAsync(JournalJob found, bool held, Caller caller)
    {
        var audited = caller.To("start", "job", found.Number.Value.ToString(CultureInfo.InvariantCulture));
        return audit.DoAsync(audited, () => StartAsync(audited, found, held, caller));
    }

    public Task<JournalJob> CancelAsync(JournalJob found, string text, int graceSeconds, Caller caller)
    {
        var audited = (caller with { Text = text.Length > 0 ? text : caller.Text }).To(
            "cancel",
            "job",
            found.Number.Value.ToString(CultureInfo.InvariantCulture)
        );
        return audit.DoAsync(audited, () => CancelAsync(audited, found, text, graceSeconds, caller));
    }

    private async Task<JournalJob> StartAsync(AuditedAction audited, JournalJob found, bool held, Caller caller)
    {
        var job = Find(found);
        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        if (!job.Waits)
        {
            throw TooLate(job.Row);
        }

        var before = $"{job.Row.Status}";
        var decision = await dispatcher
            .DecideAsync(job, held ? new QueuedByOperator(caller.Actor) : new StartedByOperator(caller.Actor))
            .ConfigureAwait(false);
        await dispatcher.CommitAsync(job, decision, audit.Succeeded(audited, before, $"{decision.Row.Status}", Past)).ConfigureAwait(false);
        return job.Row;
    }

    private async Task<JournalJob> CancelAsync(AuditedAction audited, JournalJob found, string text, int graceSeconds, Caller caller)
    {
        var job = Find(found);
        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        if (job.IsOver)
        {
            throw TooLate(job.Row);
        }

        var before = $"{job.Row.Status}";
        var reason = text.Length > 0 ? Printable.Escape(text, 200) : $"cancelled by {caller.Actor}";
        var decision = await dispatcher.DecideAsync(job, new CancelledByOperator(caller.Actor, reason, graceSeconds)).ConfigureAwait(false);
        var after = decision.Row.EndedAt is null ? null : $"{decision.Row.Status}";
        await dispatcher.CommitAsync(job, decision, audit.Succeeded(audited, before, after, Past)).ConfigureAwait(false);
        return job.Row;
    }

    private TrackedJob Find(JournalJob row) => ledger.TryFind(row.Number, out var job) ? job : throw TooLate(row);

    private static AgentRefusedException TooLate(JournalJob row) =>
        row.EndedAt is null
            ? new AgentRefusedException(ProblemCodes.AlreadyReleased, $"job {row.Number} has been started: allowed is cancel")
            : new AgentRefusedException(ProblemCodes.WrongState, $"job {row.Number} is over: allowed is rerun");
}
