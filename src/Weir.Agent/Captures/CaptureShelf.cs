using System.Globalization;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Stores;
using Weir.Stores.Agent;

namespace Weir.Agent.Captures;

/// <summary>The captures in the journal: one after the other changes them, and what they hold counts for their users.</summary>
internal sealed class CaptureShelf(IAgentJournal journal, JobRecorder recorder, QuotaCheck quotas) : IDisposable
{
    private const int MostNumbered = 999;

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Does something while nobody else changes a capture.</summary>
    public async Task<T> DoAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    public Task<JournalCapture?> FindAsync(ObjectName id, CancellationToken cancellationToken) =>
        journal.FindCaptureAsync(id, cancellationToken);

    public Task<JournalCapture?> FindAsync(Submitter submitter, Guid key, CancellationToken cancellationToken) =>
        journal.FindCaptureAsync(submitter.UserId, key, cancellationToken);

    public Task<IReadOnlyList<T>> ListAsync<T>(
        ObjectName after,
        uint? userId,
        int limit,
        Func<JournalCapture, T> make,
        CancellationToken cancellationToken
    ) => journal.ListCapturesAsync(after, userId, limit, make, cancellationToken);

    public Task<IReadOnlyList<CaptureImage>> ImagesAsync(ObjectName id, CancellationToken cancellationToken) =>
        journal.ListImagesAsync(id, cancellationToken);

    /// <summary>The name, or the next of <c>NAME-2</c>, <c>NAME-3</c> … that no capture has, but for one that may be replaced.</summary>
    /// <exception cref="AgentRefusedException">All are taken.</exception>
    public async Task<ObjectName> FreeAsync(ObjectName wanted, Func<JournalCapture, bool> mayReplace, CancellationToken cancellationToken)
    {
        for (var count = 1; count <= MostNumbered; count++)
        {
            var id = Numbered(wanted, count);
            if (await FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } there || mayReplace(there))
            {
                return id;
            }
        }

        throw new AgentRefusedException(
            ProblemCodes.TooMany,
            $"captures {wanted} to {Numbered(wanted, MostNumbered)} are there already: delete some with weir capture delete ID"
        );
    }

    /// <summary>Refuses what does not fit into the user's quota or onto the disk.</summary>
    /// <exception cref="AgentRefusedException">It does not fit.</exception>
    public void RequireRoom(Submitter submitter, long bytes) => quotas.RequireBytes(submitter, bytes);

    /// <summary>Writes down a capture as it is now, with what is to be written with it.</summary>
    /// <exception cref="AgentRefusedException">The journal cannot take it.</exception>
    public async Task KeepAsync(
        CaptureKept kept,
        JournalCapture? before,
        IReadOnlyList<Fact> facts,
        IReadOnlyDictionary<string, string?>? settings = null
    )
    {
        await WriteAsync(
                new JournalEntry
                {
                    Captures = [kept],
                    Facts = facts,
                    Settings = settings ?? new Dictionary<string, string?>(),
                }
            )
            .ConfigureAwait(false);
        if (before is not null)
        {
            quotas.Add(before.Submitter.User, -before.Bytes.Length);
        }

        var image = kept.Area is { } area && (before?.Images ?? 0) < CaptureImage.Most ? area.Length : 0;
        quotas.Add(kept.Capture.Submitter.User, kept.Capture.Bytes.Length + image);
    }

    /// <summary>Takes a capture away.</summary>
    /// <exception cref="AgentRefusedException">The journal cannot take it.</exception>
    public async Task DeleteAsync(JournalCapture capture, IReadOnlyList<Fact> facts)
    {
        await WriteAsync(new JournalEntry { Captures = [new CaptureDeleted(capture.Name)], Facts = facts }).ConfigureAwait(false);
        quotas.Add(capture.Submitter.User, -capture.Bytes.Length - ((long)capture.Images * JobSpec.LocalDataAreaSize));
    }

    public void Dispose() => _one.Dispose();

    private async Task WriteAsync(JournalEntry entry)
    {
        try
        {
            await recorder.WriteAsync(entry).ConfigureAwait(false);
        }
        catch (StoreException refused)
        {
            throw AgentRefusedException.From(refused);
        }
    }

    // What is too long is cut: a number must fit behind it.
    private static ObjectName Numbered(ObjectName wanted, int count)
    {
        var end = count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{count}");
        var text =
            wanted.Text.Length + end.Length > ObjectName.MaximumLength
                ? wanted.Text[..(ObjectName.MaximumLength - end.Length)]
                : wanted.Text;
        return ObjectName.Parse(text + end);
    }
}
