using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Stores.Agent;

namespace Weir.Agent.Gate;

/// <summary>Processes that wait in place, each with its connection; one whose connection broke has a grace to come back.</summary>
internal sealed class Waiters(IAgentJournal journal, JobLedger ledger, JobDispatcher dispatcher, JobInbox inbox)
{
    /// <summary>A seat for a process that the gate has no business with.</summary>
    public static GateSeat PassThrough() => Only(null, "run");

    /// <summary>A seat for a process whose job is over.</summary>
    public static GateSeat Over(JournalJob row) => Only(row.Number, JobMachine.OverLine(row));

    /// <summary>Seats a process. A seat that it had before is closed.</summary>
    public async Task<GateSeat> SeatAsync(TrackedJob job, WaitingProcess process, CancellationToken cancellationToken)
    {
        using var inside = await job.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (job.IsOver)
        {
            return Over(job.Row);
        }

        job.Seat?.Close();
        var sitting = job.Memory.Sitting + 1;
        var seat = new GateSeat(job.Number, process, _ => inbox.Post(job, new WaiterLeft(sitting)));
        job.Seat = seat;
        await dispatcher.HandleInsideAsync(job, new Seated()).ConfigureAwait(false);
        return seat;
    }

    /// <summary>Seats a process again that comes back with its key.</summary>
    /// <exception cref="AgentRefusedException">It is none that waits here.</exception>
    public async Task<GateSeat> ReopenAsync(
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
                return await SeatAsync(job, process, cancellationToken).ConfigureAwait(false);
            }
        }

        var stored = await journal.FindSubmissionAsync(number, cancellationToken).ConfigureAwait(false);
        if (stored is null || stored.Key != key || stored.Submitter.UserId != submitter.UserId)
        {
            throw NotIts(number);
        }

        if (job is not null)
        {
            job.Learn(stored);
            return await SeatAsync(job, process, cancellationToken).ConfigureAwait(false);
        }

        var row = await journal.FindAsync(number, cancellationToken).ConfigureAwait(false) ?? throw NotIts(number);
        return Over(row);
    }

    private static GateSeat Only(TrackingNumber? number, string line)
    {
        var seat = new GateSeat(number, null, null);
        if (number is { } known)
        {
            seat.Tell($"number {known}");
        }

        seat.TellLast(line);
        return seat;
    }

    private static AgentRefusedException NotIts(TrackingNumber number) =>
        new(ProblemCodes.NotFound, $"no process waits here as job {number} with this key");
}
