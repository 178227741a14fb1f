using Weir.Agent.Jobs;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Stores.Agent;

namespace Weir.Agent.Gate;

/// <summary>What an operator does at the machine, past the server. The job is followed afterwards like any other.</summary>
internal sealed class ByHand(JobLedger ledger, JobRecorder recorder, JobStarter starter, JobCanceller canceller, JobFolders folders, TimeProvider time)
{
    public async Task<JournalJob> StartAsync(JournalJob found, bool held, Caller caller)
    {
        if (!caller.IsOperator)
        {
            throw new AgentRefusedException(ProblemCodes.NotAllowed, $"only an operator starts a job past the server: ask one, or lift your own hold (weir release {found.Number})");
        }

        var job = Find(found);
        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        if (!job.Waits)
        {
            throw TooLate(job.Row);
        }

        var by = By(caller);
        var now = time.GetUtcNow();
        if (held)
        {
            var waiting = job.Row with { Status = TrackedStatus.Accepted, At = now, Code = ReasonCodes.ReleasedByOperator, Text = $"{by} let it past the server's no" };
            await recorder.WriteAsync(job, waiting, []).ConfigureAwait(false);
            return waiting;
        }

        var row = starter.Released(job.Row, TrackedStatus.ReleasedByOperator, ReasonCodes.ReleasedByOperator, $"started by {by}");
        await recorder.WriteAsync(job, row, [new JobReleased(now, job.Number, by)]).ConfigureAwait(false);
        await starter.StartAsync(job).ConfigureAwait(false);
        return job.Row;
    }

    public async Task<JournalJob> CancelAsync(JournalJob found, string text, int graceSeconds, Caller caller)
    {
        if (!caller.MayAct(found.User))
        {
            throw new AgentRefusedException(ProblemCodes.NotAllowed, $"job {found.Number} is {found.User}'s: only {found.User} and operators cancel it");
        }

        var job = Find(found);
        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        if (job.IsOver)
        {
            throw TooLate(job.Row);
        }

        var reason = text.Length > 0 ? Printable.Of(text, 200) : $"cancelled by {By(caller)}";
        if (job.Waits || FolderTruth.TrySeal(folders.PathOf(job.Number)))
        {
            var (row, fact) = canceller.Close(job.Row, ReasonCodes.Cancelled, reason, By(caller));
            await recorder.WriteAsync(job, row, [fact]).ConfigureAwait(false);
            Waiters.TellOver(job);
            return row;
        }

        await recorder.WriteAsync(job, JobCanceller.Marked(job.Row, reason), []).ConfigureAwait(false);
        canceller.End(job, graceSeconds, By(caller));
        return job.Row;
    }

    private TrackedJob Find(JournalJob row) => ledger.TryFind(row.Number, out var job) ? job : throw TooLate(row);

    private static AgentRefusedException TooLate(JournalJob row) => row.EndedAt is null
        ? new AgentRefusedException(ProblemCodes.AlreadyReleased, $"job {row.Number} has been started: allowed is cancel")
        : new AgentRefusedException(ProblemCodes.WrongState, $"job {row.Number} is over: allowed is rerun");

    private static string By(Caller caller) => $"{caller.User}@{caller.From}";
}
