using Weir.Jobs;
using Weir.Jobs.Facts;

namespace Weir.Stores.Agent;

/// <summary>
/// What an agent keeps: submissions, numbers leased, orders received, facts, its tracking log, captures. Writes are durable when their
/// task ends and are committed together (one writer, group commit); reads may run beside them.
/// </summary>
public interface IAgentJournal : IAsyncDisposable
{
    /// <summary>Creates or migrates the journal and loads what a start needs.</summary>
    /// <exception cref="StoreException">It cannot be opened.</exception>
    Task<JournalSnapshot> OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes one entry, all or nothing. The facts get the next sequences. A submission whose key its user has used already is not
    /// written again (nor is anything else of that entry): the answer then names the number it got the first time.
    /// </summary>
    Task<JournalReceipt> WriteAsync(JournalEntry entry, CancellationToken cancellationToken);

    /// <summary>
    /// Facts after a sequence, rising, at most <paramref name="limit"/>. For one whose row cannot be read there is a message that says so,
    /// so that those after it go up.
    /// </summary>
    Task<IReadOnlyList<SequencedFact>> ReadFactsAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>The stored submission of a job (codec bytes and submitter), or <see langword="null"/>.</summary>
    Task<JournalSubmission?> FindSubmissionAsync(TrackingNumber number, CancellationToken cancellationToken);

    /// <summary>The stored submissions of several jobs, in no order; those of which there is none are left out.</summary>
    Task<IReadOnlyList<JournalSubmission>> FindSubmissionsAsync(IReadOnlyList<TrackingNumber> numbers, CancellationToken cancellationToken);

    /// <summary>Reads all that is stored; what is wrong with it.</summary>
    Task<IReadOnlyList<StoreFault>> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Sequences of the facts that are kept, after one, rising, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<long>> ListSequencesAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Numbers of stored submissions, after one, rising, at most <paramref name="limit"/>, and whether each has a row in the tracking log.
    /// </summary>
    Task<IReadOnlyList<(int Number, bool HasRow)>> ListSubmissionsAsync(int after, int limit, CancellationToken cancellationToken);

    /// <summary>The tracking log, in the order asked for.</summary>
    Task<IReadOnlyList<JournalJob>> ListAsync(TrackedFilter filter, CancellationToken cancellationToken);

    /// <summary>Jobs with whose output something is due at a time, the earliest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<JournalJob>> ListOutputDueAsync(DateTimeOffset at, int limit, CancellationToken cancellationToken);

    /// <summary>The highest number of a job up to and with one; <see langword="null"/> where there is none.</summary>
    Task<TrackingNumber?> HighestNumberAsync(TrackingNumber upTo, CancellationToken cancellationToken);

    /// <summary>One row of the tracking log.</summary>
    Task<JournalJob?> FindAsync(TrackingNumber number, CancellationToken cancellationToken);

    /// <summary>The newest job that a job variable, <c>$OWNER.NAME</c>, shows or has shown.</summary>
    Task<JournalJob?> FindMonitoredAsync(string monitor, CancellationToken cancellationToken);

    /// <summary>A capture, or <see langword="null"/>.</summary>
    Task<JournalCapture?> FindCaptureAsync(ObjectName name, CancellationToken cancellationToken);

    /// <summary>The capture of a submission that its user made with this key, or <see langword="null"/>.</summary>
    Task<JournalCapture?> FindCaptureAsync(uint userId, Guid key, CancellationToken cancellationToken);

    /// <summary>
    /// Captures after a name (<c>default</c>: from the first), of one user or of all, at most <paramref name="limit"/>, by name. Of each is
    /// kept what <paramref name="make"/> makes of it: one has up to 8 MiB.
    /// </summary>
    Task<IReadOnlyList<T>> ListCapturesAsync<T>(
        ObjectName after,
        uint? userId,
        int limit,
        Func<JournalCapture, T> make,
        CancellationToken cancellationToken
    );

    /// <summary>Images of a capture's local data area, newest first, at most <see cref="CaptureImage.Most"/>.</summary>
    Task<IReadOnlyList<CaptureImage>> ListImagesAsync(ObjectName capture, CancellationToken cancellationToken);

    /// <summary>The bytes of all stored submissions and captures, images of local data areas included, by user.</summary>
    Task<IReadOnlyDictionary<string, long>> SubmissionBytesAsync(CancellationToken cancellationToken);

    /// <summary>A consistent copy of the journal in one new file.</summary>
    Task BackupAsync(string path, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets acknowledged facts and ended jobs older than the given times; returns the numbers forgotten, whose folders may go.
    /// </summary>
    Task<IReadOnlyList<TrackingNumber>> PurgeAsync(
        DateTimeOffset factsBefore,
        DateTimeOffset jobsBefore,
        CancellationToken cancellationToken
    );
}
