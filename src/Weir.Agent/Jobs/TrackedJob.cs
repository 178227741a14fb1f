using Weir.Agent.Machine;
using Weir.Agent.Running;
using Weir.Execution;
using Weir.Jobs;
using Weir.Stores.Agent;

namespace Weir.Agent.Jobs;

/// <summary>
/// A job that is not over, in memory. What is decided about it is decided by whoever is inside (<see cref="EnterAsync"/>), one
/// after the other; its row is always one that the journal has. One that only waits is no more than its row.
/// </summary>
internal sealed class TrackedJob(JournalJob row, Guid key, Submitter? submitter) : IExecutionSubject
{
    private volatile JournalJob _row = row;
    private TaskCompletionSource<JournalJob>? _end;
    private TaskCompletionSource? _start;
    private TaskCompletionSource? _lastInside;
    private int _lookPending;
    private int _againPending;

    public TrackingNumber Number => _row.Number;

    public JournalJob Row => _row;

    ExecutionReference? IExecutionSubject.Reference => _row.Execution;

    public bool InPlace => _row.Mode != SubmissionMode.Stored;

    /// <summary>It lies in another system's spool, which starts the process that then waits in place.</summary>
    public bool Spooled => _row.Mode == SubmissionMode.Spooled;

    /// <summary>Slurm holds and runs it.</summary>
    public bool IsInSlurm => _row.Way == WayIn.Slurm;

    /// <summary>The submitter's key: what a waiting process proves itself with. After a restart none until the journal is asked.</summary>
    public Guid Key { get; private set; } = key;

    /// <summary>The process that it was noticed as, where it was.</summary>
    public ProcessIdentity? Noticed { get; init; }

    /// <summary>Who runs it; <see langword="null"/> after a restart of the agent until the journal is asked.</summary>
    public Submitter? Submitter { get; set; } = submitter;

    /// <summary>Its submission, from when it was taken in until it was started; <see langword="null"/>: the journal has it.</summary>
    public Submission? AtHand { get; set; }

    /// <summary>What is remembered of it between two decisions.</summary>
    public JobMemory Memory { get; set; } = JobMemory.None;

    /// <summary>The connection of the process that waits in place.</summary>
    public WaiterConnection? Waiter { get; set; }

    /// <summary>The job where it runs; <see langword="null"/> while nobody has asked, see <see cref="Executions"/>.</summary>
    public IExecution? Execution { get; set; }

    /// <summary>How many hints came for it.</summary>
    public int Hints { get; set; }

    /// <summary>Completes with the row of the end.</summary>
    public Task<JournalJob> End
    {
        get
        {
            if (Volatile.Read(ref _end) is not { } end)
            {
                var made = new TaskCompletionSource<JournalJob>(TaskCreationOptions.RunContinuationsAsynchronously);
                end = Interlocked.CompareExchange(ref _end, made, null) ?? made;
            }

            // It may have ended while nobody asked.
            if (_row is { EndedAt: not null } over)
            {
                end.TrySetResult(over);
            }

            return end.Task;
        }
    }

    /// <summary>Completes when it has started, or is over without.</summary>
    public Task Start
    {
        get
        {
            if (Volatile.Read(ref _start) is not { } start)
            {
                var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                start = Interlocked.CompareExchange(ref _start, made, null) ?? made;
            }

            // It may have started while nobody asked.
            if (HasStarted(_row))
            {
                start.TrySetResult();
            }

            return start.Task;
        }
    }

    public bool IsOver => _row.EndedAt is not null;

    /// <summary>Nothing has been started and nobody has said that it may.</summary>
    public bool Waits => !IsOver && _row.Status.AwaitsStart();

    /// <summary>It was let go and is not over.</summary>
    public bool MayRun => !IsOver && !_row.Status.AwaitsStart();

    /// <summary>Waits for its turn, which comes in the order of asking. Nothing is kept for a job that nobody is inside of.</summary>
    public async Task<Inside> EnterAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.Exchange(ref _lastInside, mine) is { } before)
        {
            try
            {
                await before.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // Who stands behind still waits for those before.
                _ = before.Task.ContinueWith(
                    _ => Leave(mine),
                    CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default
                );
                throw;
            }
        }

        return new Inside(this, mine);
    }

    /// <summary>Takes over what the journal has of its submission.</summary>
    public void SetSubmission(JournalSubmission stored)
    {
        Key = stored.Key;
        Submitter = stored.Submitter;
    }

    /// <summary>Takes over a row that the journal has by now.</summary>
    public void Became(JournalJob row)
    {
        _row = row;
        if (HasStarted(row))
        {
            Volatile.Read(ref _start)?.TrySetResult();
        }

        if (row.EndedAt is not null)
        {
            AtHand = null;
            Volatile.Read(ref _end)?.TrySetResult(row);
        }
    }

    /// <summary>Whether the caller is to look at the job's folder: one look answers all reasons that came before it.</summary>
    public bool RequestCheck() => Interlocked.Exchange(ref _lookPending, 1) == 0;

    public void BeginCheck() => Volatile.Write(ref _lookPending, 0);

    /// <summary>Whether the caller is to look again later: nobody else will.</summary>
    public bool RequestRecheck() => Interlocked.Exchange(ref _againPending, 1) == 0;

    public void BeginRecheck() => Volatile.Write(ref _againPending, 0);

    private static bool HasStarted(JournalJob row) => row.StartedAt is not null || row.EndedAt is not null;

    private void Leave(TaskCompletionSource mine)
    {
        Interlocked.CompareExchange(ref _lastInside, null, mine);
        mine.TrySetResult();
    }

    internal readonly struct Inside(TrackedJob job, TaskCompletionSource mine) : IDisposable
    {
        public void Dispose() => job.Leave(mine);
    }
}
