using Weir.Agent.Jobs;
using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Stores.Agent;

namespace Weir.Agent.Gate;

/// <summary>Processes that wait in place, each with its connection; one whose connection broke has a grace to come back.</summary>
internal sealed class Waiters(JobExecutor executor, JobInbox inbox)
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
        await executor.HandleInsideAsync(job, new Seated()).ConfigureAwait(false);
        return seat;
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
}
