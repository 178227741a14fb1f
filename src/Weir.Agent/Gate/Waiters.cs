using Weir.Agent.Jobs;
using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Stores.Agent;

namespace Weir.Agent.Gate;

/// <summary>Processes that wait in place, each with its connection; one whose connection broke has a grace to come back.</summary>
internal sealed class Waiters(AgentOptions options, JobStarter starter, JobFollower follower, Errands errands, TimeProvider time)
{
    /// <summary>A seat for a process that the gate has no business with.</summary>
    public static GateSeat PassThrough() => Only(null, "run");

    /// <summary>A seat for a process whose job is over.</summary>
    public static GateSeat Over(JournalJob row) => Only(row.Number, OverLine(row));

    /// <summary>Seats a process. A seat that it had before is closed.</summary>
    public async Task<GateSeat> SeatAsync(TrackedJob job, WaitingProcess process, Submission? submission, CancellationToken cancellationToken)
    {
        using var inside = await job.EnterAsync(cancellationToken).ConfigureAwait(false);
        if (job.IsOver)
        {
            return Over(job.Row);
        }

        job.Seat?.Close();
        CancelGrace(job);
        var seat = new GateSeat(job.Number, process, left => errands.Run($"leaving of job {job.Number}", () => LeftAsync(job, left)));
        job.Seat = seat;
        seat.Tell($"number {job.Number}");
        if (job.MayRun)
        {
            await starter.StartAsync(job, submission).ConfigureAwait(false);
        }

        return seat;
    }

    /// <summary>Tells the process of a job the outcome that closed it. The caller is inside the job.</summary>
    public static void TellOver(TrackedJob job)
    {
        job.Seat?.TellLast(OverLine(job.Row));
        job.Seat = null;
    }

    /// <summary>Tells the process of a job that was rejected whom it waits for. The caller is inside the job.</summary>
    public static void TellRejected(TrackedJob job)
    {
        if (job.Row is { Status: TrackedStatus.Rejected, Text: var why })
        {
            var number = job.Number.Value;
            job.Seat?.Tell(
                $"wait job {job.Number} is rejected and waits for an operator: {Printable.Of(why ?? "", 200)}; weir start {number}, or weir cancel {number}");
        }
    }

    /// <summary>Gives an absent process the grace to come back.</summary>
    public void AwaitReturn(TrackedJob job)
    {
        CancelGrace(job);
        var grace = new CancellationTokenSource();
        job.Grace = grace;
        errands.Run($"waiting for the process of job {job.Number}", async () =>
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(grace.Token, errands.Stopping);
            try
            {
                await Task.Delay(options.WaiterGrace, time, either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // It came back, or the agent ends and leaves the question to the next.
                return;
            }

            await follower.WaiterGoneAsync(job).ConfigureAwait(false);
        });
    }

    private async Task LeftAsync(TrackedJob job, GateSeat seat)
    {
        using var inside = await job.EnterAsync(CancellationToken.None).ConfigureAwait(false);
        if (!ReferenceEquals(job.Seat, seat))
        {
            return;
        }

        job.Seat = null;
        if (!job.IsOver && job.Shepherd is null)
        {
            AwaitReturn(job);
        }
    }

    private static void CancelGrace(TrackedJob job)
    {
        job.Grace?.Cancel();
        job.Grace?.Dispose();
        job.Grace = null;
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

    private static string OverLine(JournalJob row) =>
        row.Code == ReasonCodes.Skipped ? "skip" : $"cancelled {Printable.Of(row.Text ?? row.Code ?? "the job is over", 200)}";
}
