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
internal sealed class ByHand(JobLedger ledger, JobDispatcher dispatcher, MachineAudit audit)
{
    private const string Past = "at the machine, while the server was away";

    public Task<JournalJob> StartAsync(JournalJob found, bool held, Caller caller)
    {
        var deed = caller.To("start", "job", found.Number.Value.ToString(CultureInfo.InvariantCulture));
        return audit.DoAsync(deed, () => StartAsync(deed, found, held, caller));
    }

    public Task<JournalJob> CancelAsync(JournalJob found, string text, int graceSeconds, Caller caller)
    {
        var deed = (caller with { Text = text.Length > 0 ? text : caller.Text }).To(
            "cancel",
            "job",
            found.Number.Value.ToString(CultureInfo.InvariantCulture)
        );
        return audit.DoAsync(deed, () => CancelAsync(deed, found, text, graceSeconds, caller));
    }

    private async Task<JournalJob> StartAsync(Deed deed, JournalJob found, bool held, Caller caller)
    {
        var job = Find(found);
        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        if (!job.Waits)
        {
            throw TooLate(job.Row);
        }

        var before = $"{job.Row.Status}";
        var decision = await dispatcher
            .DecideAsync(job, held ? new PassedByHand(caller.Actor) : new StartedByHand(caller.Actor))
            .ConfigureAwait(false);
        await dispatcher.CommitAsync(job, decision, audit.Done(deed, before, $"{decision.Row.Status}", Past)).ConfigureAwait(false);
        return job.Row;
    }

    private async Task<JournalJob> CancelAsync(Deed deed, JournalJob found, string text, int graceSeconds, Caller caller)
    {
        var job = Find(found);
        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        if (job.IsOver)
        {
            throw TooLate(job.Row);
        }

        var before = $"{job.Row.Status}";
        var reason = text.Length > 0 ? Printable.Of(text, 200) : $"cancelled by {caller.Actor}";
        var decision = await dispatcher.DecideAsync(job, new CancelledByHand(caller.Actor, reason, graceSeconds)).ConfigureAwait(false);
        var after = decision.Row.EndedAt is null ? null : $"{decision.Row.Status}";
        await dispatcher.CommitAsync(job, decision, audit.Done(deed, before, after, Past)).ConfigureAwait(false);
        return job.Row;
    }

    private TrackedJob Find(JournalJob row) => ledger.TryFind(row.Number, out var job) ? job : throw TooLate(row);

    private static AgentRefusedException TooLate(JournalJob row) =>
        row.EndedAt is null
            ? new AgentRefusedException(ProblemCodes.AlreadyReleased, $"job {row.Number} has been started: allowed is cancel")
            : new AgentRefusedException(ProblemCodes.WrongState, $"job {row.Number} is over: allowed is rerun");
}
