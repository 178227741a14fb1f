using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Stores.Agent;

namespace Weir.Agent.Gate;

/// <summary>Processes that wait in place, each with its connection; one whose connection broke has a grace to come back.</summary>
internal sealed class WaitingProcesses(IAgentJournal journal, ActiveJobs ledger, JobDispatcher dispatcher, JobInbox inbox)
{
    /// <summary>A connection for a process that no rule matches.</summary>
    public static WaiterConnection ForUntracked() => Only(null, "run");

    /// <summary>A connection for a process whose command does not run, because it is captured; the process ends with 0.</summary>
    public static WaiterConnection ForCaptured(CaptureAnswer captured)
    {
        var waiter = new WaiterConnection(null, null, null);
        waiter.Send($"wait captured as {captured.Id} from {captured.Source}; it does not run");
        waiter.SendLast("skip");
        return waiter;
    }

    /// <summary>A connection for a process whose job is over.</summary>
    public static WaiterConnection ForEndedJob(JournalJob row) => Only(row.Number, JobMachine.EndLine(row));

    /// <summary>Connects a process to its job. A connection that it had before is closed.</summary>
    public async Task<WaiterConnection> ConnectAsync(TrackedJob job, WaitingProcess process, CancellationToken cancellationToken)
    {
        using var inside = await job.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (job.IsOver)
        {
            return ForEndedJob(job.Row);
        }

        job.Waiter?.Close();
        var sitting = job.Memory.Sitting + 1;
        var waiter = new WaiterConnection(job.Number, process, _ => inbox.Post(job, new WaiterDisconnected(sitting)));
        job.Waiter = waiter;
        await dispatcher.HandleInsideAsync(job, new WaiterConnected()).ConfigureAwait(false);
        return waiter;
    }

    /// <summary>Connects a process again that comes back with its key.</summary>
    /// <exception cref="AgentRefusedException">It is none that waits here.</exception>
    public async Task<WaiterConnection> ReopenAsync(
        TrackingNumber number,
        Guid key,
        Submitter submitter,
        WaitingProcess process,
        CancellationToken cancellationToken
    )
    {
        if (ledger.TryFind(number, out var job) && job.InPlace)
        {
            if (job.Key != default && (job.Key != key || job.Submitter?.UserId != submitter.UserId))
            {
                throw NotIts(number);
            }

            if (job.Key != default)
            {
                return await ConnectAsync(job, process, cancellationToken).ConfigureAwait(false);
            }
        }

        var stored = await journal.FindSubmissionAsync(number, cancellationToken).ConfigureAwait(false);
        if (stored is null || stored.Key != key || stored.Submitter.UserId != submitter.UserId)
        {
            throw NotIts(number);
        }

        if (job is not null)
        {
            job.SetSubmission(stored);
            return await ConnectAsync(job, process, cancellationToken).ConfigureAwait(false);
        }

        var row = await journal.FindAsync(number, cancellationToken).ConfigureAwait(false) ?? throw NotIts(number);
        return ForEndedJob(row);
    }

    private static WaiterConnection Only(TrackingNumber? number, string line)
    {
        var waiter = new WaiterConnection(number, null, null);
        if (number is { } known)
        {
            waiter.Send($"number {known}");
        }

        waiter.SendLast(line);
        return waiter;
    }

    private static AgentRefusedException NotIts(TrackingNumber number) =>
        new(ProblemCodes.NotFound, $"no process waits here as job {number} with this key");
}
