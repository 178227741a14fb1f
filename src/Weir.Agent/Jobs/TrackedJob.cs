using Weir.Agent.Running;
using Weir.Jobs;
using Weir.Stores.Agent;

namespace Weir.Agent.Jobs;

/// <summary>
/// A job that is not over, in memory. What is decided about it is decided by whoever is inside (<see cref="EnterAsync"/>), one
/// after the other; its row is always one that the journal has.
/// </summary>
internal sealed class TrackedJob(JournalJob row, Guid key, Submitter? submitter) : IDisposable
{
    private readonly SemaphoreSlim _inside = new(1, 1);
    private readonly TaskCompletionSource<JournalJob> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile JournalJob _row = row;
    private int _lookPending;
    private int _againPending;

    public TrackingNumber Number => _row.Number;

    public JournalJob Row => _row;

    public bool InPlace => _row.Mode != SubmissionMode.Stored;

    /// <summary>It lies in another system's spool, which starts the process that then waits in place.</summary>
    public bool Spooled => _row.Mode == SubmissionMode.Spooled;

    /// <summary>The submitter's key: what a waiting process proves itself with. After a restart none until the journal is asked.</summary>
    public Guid Key { get; private set; } = key;

    /// <summary>Who runs it; <see langword="null"/> after a restart of the agent until the journal is asked.</summary>
    public Submitter? Submitter { get; set; } = submitter;

    /// <summary>The connection of the process that waits in place.</summary>
    public GateSeat? Seat { get; set; }

    /// <summary>Ends the grace that a waiting process has after its connection broke.</summary>
    public CancellationTokenSource? Grace { get; set; }

    /// <summary>The process that does or will stand over the command: a shepherd, or the process waiting in place.</summary>
    public IKnownProcess? Shepherd { get; set; }

    /// <summary>Whether the end of <see cref="Shepherd"/> will be told.</summary>
    public bool IsWatched { get; set; }

    /// <summary>Whether the process over it was killed, so that nobody writes down its end.</summary>
    public bool KeeperKilled { get; set; }

    /// <summary>The command of a job in place whose leftovers run on, once it was met.</summary>
    public IKnownProcess? Command { get; set; }

    /// <summary>Since when it is looked at again and again without news; <see langword="null"/> where it is not.</summary>
    public long? AgainSince { get; set; }

    /// <summary>Whether it was said that its command has ended and what it left behind has not.</summary>
    public bool LeftoversTold { get; set; }

    /// <summary>How often its start mark named no process yet.</summary>
    public int Settled { get; set; }

    /// <summary>How many hints came for it.</summary>
    public int Hints { get; set; }

    /// <summary>How often a shepherd was started that came to nothing.</summary>
    public int Attempts { get; set; }

    /// <summary>How often its start was put off because the machine was short of something; 0 where it is not put off.</summary>
    public int PutOff { get; set; }

    /// <summary>Whether this agent has made its folder, or found it made: one that is gone then was taken away.</summary>
    public bool Prepared { get; set; }

    /// <summary>Whether the journal has its start as a fact.</summary>
    public bool StartTold { get; set; }

    /// <summary>Completes with the row of the end.</summary>
    public Task<JournalJob> End => _end.Task;

    public bool IsOver => _row.EndedAt is not null;

    /// <summary>Nothing has been started and nobody has said that it may.</summary>
    public bool Waits => !IsOver && _row.Status.AwaitsStart();

    /// <summary>It was let go and is not over.</summary>
    public bool MayRun => !IsOver && !_row.Status.AwaitsStart();

    public bool CancelAsked => _row.Code == ReasonCodes.Cancelled;

    public async Task<Inside> EnterAsync(CancellationToken cancellationToken)
    {
        await _inside.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Inside(_inside);
    }

    /// <summary>Takes over what the journal has of its submission.</summary>
    public void Learn(JournalSubmission stored)
    {
        Key = stored.Key;
        Submitter = stored.Submitter;
    }

    /// <summary>Takes over a row that the journal has by now.</summary>
    public void Became(JournalJob row)
    {
        _row = row;
        if (row.EndedAt is not null)
        {
            _end.TrySetResult(row);
        }
    }

    /// <summary>Whether the caller is to look at the job's folder: one look answers all reasons that came before it.</summary>
    public bool AskLook() => Interlocked.Exchange(ref _lookPending, 1) == 0;

    public void BeginLook() => Volatile.Write(ref _lookPending, 0);

    /// <summary>Whether the caller is to look again later: nobody else will.</summary>
    public bool AskAgain() => Interlocked.Exchange(ref _againPending, 1) == 0;

    public void BeginAgain() => Volatile.Write(ref _againPending, 0);

    public void Dispose()
    {
        Grace?.Dispose();
        _inside.Dispose();
    }

    internal readonly struct Inside(SemaphoreSlim inside) : IDisposable
    {
        public void Dispose() => inside.Release();
    }
}
