using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Stores;
using Weir.Stores.Agent;

namespace Weir.Agent.Tests;

/// <summary>A journal that tells of each entry once it is durable, so that a test acts at exactly that moment.</summary>
internal sealed class SignallingJournal(IAgentJournal journal, Action<JournalEntry> written) : IAgentJournal
{
    public Task<JournalSnapshot> OpenAsync(CancellationToken cancellationToken) => journal.OpenAsync(cancellationToken);

    public async Task<JournalReceipt> WriteAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        var receipt = await journal.WriteAsync(entry, cancellationToken);
        written(entry);
        return receipt;
    }

    public Task<IReadOnlyList<SequencedFact>> ReadFactsAsync(long after, int limit, CancellationToken cancellationToken) =>
        journal.ReadFactsAsync(after, limit, cancellationToken);

    public Task<JournalSubmission?> FindSubmissionAsync(TrackingNumber number, CancellationToken cancellationToken) =>
        journal.FindSubmissionAsync(number, cancellationToken);

    public Task<IReadOnlyList<JournalSubmission>> FindSubmissionsAsync(
        IReadOnlyList<TrackingNumber> numbers,
        CancellationToken cancellationToken
    ) => journal.FindSubmissionsAsync(numbers, cancellationToken);

    public Task<IReadOnlyList<StoreFault>> CheckAsync(CancellationToken cancellationToken) => journal.CheckAsync(cancellationToken);

    public Task<IReadOnlyList<long>> ListSequencesAsync(long after, int limit, CancellationToken cancellationToken) =>
        journal.ListSequencesAsync(after, limit, cancellationToken);

    public Task<IReadOnlyList<(int Number, bool HasRow)>> ListSubmissionsAsync(int after, int limit, CancellationToken cancellationToken) =>
        journal.ListSubmissionsAsync(after, limit, cancellationToken);

    public Task<IReadOnlyList<JournalJob>> ListAsync(TrackedFilter filter, CancellationToken cancellationToken) =>
        journal.ListAsync(filter, cancellationToken);

    public Task<IReadOnlyList<JournalJob>> ListOutputDueAsync(DateTimeOffset at, int limit, CancellationToken cancellationToken) =>
        journal.ListOutputDueAsync(at, limit, cancellationToken);

    public Task<TrackingNumber?> HighestNumberAsync(TrackingNumber upTo, CancellationToken cancellationToken) =>
        journal.HighestNumberAsync(upTo, cancellationToken);

    public Task<JournalJob?> FindAsync(TrackingNumber number, CancellationToken cancellationToken) =>
        journal.FindAsync(number, cancellationToken);

    public Task<JournalJob?> FindMonitoredAsync(string monitor, CancellationToken cancellationToken) =>
        journal.FindMonitoredAsync(monitor, cancellationToken);

    public Task<IReadOnlyDictionary<string, long>> SubmissionBytesAsync(CancellationToken cancellationToken) =>
        journal.SubmissionBytesAsync(cancellationToken);

    public Task<JournalCapture?> FindCaptureAsync(ObjectName name, CancellationToken cancellationToken) =>
        journal.FindCaptureAsync(name, cancellationToken);

    public Task<JournalCapture?> FindCaptureAsync(uint userId, Guid key, CancellationToken cancellationToken) =>
        journal.FindCaptureAsync(userId, key, cancellationToken);

    public Task<IReadOnlyList<T>> ListCapturesAsync<T>(
        ObjectName after,
        uint? userId,
        int limit,
        Func<JournalCapture, T> make,
        CancellationToken cancellationToken
    ) => journal.ListCapturesAsync(after, userId, limit, make, cancellationToken);

    public Task<IReadOnlyList<CaptureImage>> ListImagesAsync(ObjectName capture, CancellationToken cancellationToken) =>
        journal.ListImagesAsync(capture, cancellationToken);

    public Task BackupAsync(string path, CancellationToken cancellationToken) => journal.BackupAsync(path, cancellationToken);

    public Task<IReadOnlyList<TrackingNumber>> PurgeAsync(
        DateTimeOffset factsBefore,
        DateTimeOffset jobsBefore,
        CancellationToken cancellationToken
    ) => journal.PurgeAsync(factsBefore, jobsBefore, cancellationToken);

    public ValueTask DisposeAsync() => journal.DisposeAsync();
}
