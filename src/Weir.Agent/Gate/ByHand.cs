using System.Globalization;
using Weir.Agent.Audit;
using Weir.Agent.Jobs;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Stores.Agent;

namespace Weir.Agent.Gate;

/// <summary>What an operator does at the machine, past the server. The job is followed afterwards like any other.</summary>
internal sealed class ByHand(JobLedger ledger, JobRecorder recorder, JobStarter starter, JobCanceller canceller, MachineAudit audit, TimeProvider time)
{
    private const string Past = "at the machine, while the server was away";

    public Task<JournalJob> StartAsync(JournalJob found, bool held, Caller caller)
    {
        var deed = caller.To("start", "job", found.Number.Value.ToString(CultureInfo.InvariantCulture));
        return audit.DoAsync(deed, () => StartAsync(deed, found, held, caller));
    }

    public Task<JournalJob> CancelAsync(JournalJob found, string text, int graceSeconds, Caller caller)
    {
        var deed = (caller with { Text = text.Length > 0 ? text : caller.Text }).To("cancel", "job", found.Number.Value.ToString(CultureInfo.InvariantCulture));
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

        var by = caller.Actor;
        var before = $"{job.Row.Status}";
        var now = time.GetUtcNow();
        if (held)
        {
            var waiting = job.Row with { Status = TrackedStatus.Accepted, At = now, Code = ReasonCodes.ReleasedByOperator, Text = $"{by} let it past the server's no" };
            await recorder.WriteAsync(job, waiting, [audit.Done(deed, before, $"{waiting.Status}", Past)]).ConfigureAwait(false);
            return waiting;
        }

        var row = starter.Released(job.Row, TrackedStatus.ReleasedByOperator, ReasonCodes.ReleasedByOperator, $"started by {by}");
        await recorder.WriteAsync(job, row, [new JobReleased(now, job.Number, by.ToString()) { Actor = by }, audit.Done(deed, before, $"{row.Status}", Past)]).ConfigureAwait(false);
        await starter.StartAsync(job).ConfigureAwait(false);
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
        if (canceller.TryShut(job))
        {
            var (row, fact) = canceller.Close(job.Row, ReasonCodes.Cancelled, reason, caller.Actor);
            await recorder.WriteAsync(job, row, [fact, audit.Done(deed, before, $"{row.Status}", Past)]).ConfigureAwait(false);
            Waiters.TellOver(job);
            return row;
        }

        await recorder.WriteAsync(job, JobCanceller.Marked(job.Row, reason), [audit.Done(deed, before, detail: Past)]).ConfigureAwait(false);
        canceller.End(job, graceSeconds, caller.Actor);
        return job.Row;
    }

    private TrackedJob Find(JournalJob row) => ledger.TryFind(row.Number, out var job) ? job : throw TooLate(row);

    private static AgentRefusedException TooLate(JournalJob row) => row.EndedAt is null
        ? new AgentRefusedException(ProblemCodes.AlreadyReleased, $"job {row.Number} has been started: allowed is cancel")
        : new AgentRefusedException(ProblemCodes.WrongState, $"job {row.Number} is over: allowed is rerun");
}
