using System.Globalization;
using Weir.Agent.Audit;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Protocol;
using Weir.Protocol.Captures;
using Weir.Stores.Agent;

namespace Weir.Agent.Captures;

/// <summary>Changes captures as callers ask; the audit has what is done to those of others.</summary>
internal sealed class CaptureBook(CaptureReading reading, CaptureShelf shelf, CaptureRights rights, MachineAudit audit, TimeProvider time)
{
    /// <summary>Changes what it says.</summary>
    public Task<CaptureView> ChangeAsync(string id, CaptureChangeRequest change, Caller caller, CancellationToken cancellationToken) =>
        DoAsync(
            caller.To("capture change", "capture", id),
            caller,
            async (capture, audited) =>
            {
                rights.RequireAlter(caller, capture);
                var before = CaptureReading.SubmissionOf(capture);
                var area = change.Rollback is { } sequence
                    ? await ImageAsync(capture, sequence, cancellationToken).ConfigureAwait(false)
                    : null;
                var after = CaptureEdit.Apply(area is null ? before : before with { LocalDataArea = area }, change);
                var isNewArea = area is not null || change.LocalDataAt is not null;
                return await PutAsync(capture, after, isNewArea ? after.LocalDataArea : null, audited, caller).ConfigureAwait(false);
            },
            cancellationToken
        );

    /// <summary>Puts another text in the place of its script, or of its command.</summary>
    public Task<CaptureView> WriteTextAsync(string id, byte[] text, Caller caller, CancellationToken cancellationToken) =>
        DoAsync(
            caller.To("capture edit", "capture", id),
            caller,
            (capture, audited) =>
            {
                rights.RequireAlter(caller, capture);
                return PutAsync(capture, CaptureEdit.WithText(CaptureReading.SubmissionOf(capture), text), null, audited, caller);
            },
            cancellationToken
        );

    /// <summary>Makes another one of it, as the same user, under a name of its own.</summary>
    public Task<CaptureView> CopyAsync(string id, CaptureNameRequest name, Caller caller, CancellationToken cancellationToken) =>
        DoAsync(
            caller.To("capture copy", "capture", id),
            caller,
            async (capture, audited) =>
            {
                var copyId = name.Id is { } wanted
                    ? await RequireFreeAsync(wanted, capture, cancellationToken).ConfigureAwait(false)
                    : await shelf.FreeAsync(capture.Name, _ => false, cancellationToken).ConfigureAwait(false);
                var now = time.GetUtcNow();
                var submission = CaptureReading.SubmissionOf(capture) with { Key = Guid.NewGuid() };
                var copy = capture with
                {
                    Name = copyId,
                    Key = submission.Key,
                    Source = $"capture {capture.Name}",
                    CapturedAt = now,
                    CapturedBy = caller.User,
                    ChangedAt = now,
                    ChangedBy = caller.User,
                    Bytes = SubmissionCodec.Write(submission),
                    Images = 1,
                };
                var area = LocalDataAreas.Whole(submission.LocalDataArea);
                shelf.RequireRoom(copy.Submitter, copy.Bytes.Length + area.Length);
                await shelf
                    .KeepAsync(new CaptureKept(copy, area), null, FactsOf(audited, capture, caller, copyId.Text))
                    .ConfigureAwait(false);
                return reading.ViewOf(copy, caller);
            },
            cancellationToken
        );

    /// <summary>Gives it another name; its images stay with it.</summary>
    public Task<CaptureView> RenameAsync(string id, CaptureNameRequest name, Caller caller, CancellationToken cancellationToken) =>
        DoAsync(
            caller.To("capture rename", "capture", id),
            caller,
            async (capture, audited) =>
            {
                var wanted = name.Id ?? throw Invalid("the new id is missing");
                var renamed = capture with
                {
                    Name = await RequireFreeAsync(wanted, capture, cancellationToken, mayBeItself: true).ConfigureAwait(false),
                    ChangedAt = time.GetUtcNow(),
                    ChangedBy = caller.User,
                };
                await shelf
                    .KeepAsync(
                        new CaptureKept(renamed, Former: capture.Name),
                        capture,
                        FactsOf(audited, capture, caller, renamed.Name.Text)
                    )
                    .ConfigureAwait(false);
                return reading.ViewOf(renamed, caller);
            },
            cancellationToken
        );

    /// <summary>Takes it away, with its images.</summary>
    public Task<CaptureLine> DeleteAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        DoAsync(
            caller.To("capture delete", "capture", id),
            caller,
            async (capture, audited) =>
            {
                await shelf.DeleteAsync(capture, FactsOf(audited, capture, caller, null)).ConfigureAwait(false);
                return reading.LineOf(capture);
            },
            cancellationToken
        );

    private Task<T> DoAsync<T>(
        AuditedAction audited,
        Caller caller,
        Func<JournalCapture, AuditedAction, Task<T>> work,
        CancellationToken cancellationToken
    ) =>
        audit.DoAsync(
            audited,
            () =>
                shelf.DoAsync(
                    async () =>
                    {
                        var capture = await reading.FindAsync(audited.Subject, caller, cancellationToken).ConfigureAwait(false);
                        return await work(capture, audited with { Subject = capture.Name.Text }).ConfigureAwait(false);
                    },
                    cancellationToken
                )
        );

    private async Task<CaptureView> PutAsync(
        JournalCapture capture,
        Submission submission,
        byte[]? area,
        AuditedAction audited,
        Caller caller
    )
    {
        var bytes = SubmissionCodec.Write(submission);
        if (bytes.Length > SubmissionCodec.MaximumSize)
        {
            throw Invalid(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"a submission has at most {SubmissionCodec.MaximumSize} bytes, this one {bytes.Length}: put the data into a file"
                )
            );
        }

        shelf.RequireRoom(capture.Submitter, Math.Max(0, bytes.Length - capture.Bytes.Length) + (area?.Length ?? 0));
        var changed = capture with { ChangedAt = time.GetUtcNow(), ChangedBy = caller.User, Bytes = bytes };
        var images = area is null ? capture.Images : Math.Min(CaptureImage.Most, capture.Images + 1);
        await shelf.KeepAsync(new CaptureKept(changed, area), capture, FactsOf(audited, capture, caller, null)).ConfigureAwait(false);
        return reading.ViewOf(changed with { Images = images }, caller);
    }

    private async Task<byte[]> ImageAsync(JournalCapture capture, long sequence, CancellationToken cancellationToken)
    {
        var images = await shelf.ImagesAsync(capture.Name, cancellationToken).ConfigureAwait(false);
        return images.FirstOrDefault(image => image.Sequence == sequence)?.Area
            ?? throw new AgentRefusedException(
                ProblemCodes.NotFound,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"capture {capture.Name} has no image {sequence}: there are {images.Count}, weir capture lda {capture.Name} --images lists them"
                )
            );
    }

    private async Task<ObjectName> RequireFreeAsync(
        string wanted,
        JournalCapture capture,
        CancellationToken cancellationToken,
        bool mayBeItself = false
    )
    {
        if (!ObjectName.TryParse(wanted, out var id))
        {
            throw Invalid($"'{Printable.Escape(wanted)}' is not a name: {ObjectName.Allowed}");
        }

        // Another case of the same name is the same capture.
        return (mayBeItself && id == capture.Name) || await shelf.FindAsync(id, cancellationToken).ConfigureAwait(false) is null
            ? id
            : throw new AgentRefusedException(ProblemCodes.Exists, $"a capture {id} is there already: choose another id");
    }

    private IReadOnlyList<Fact> FactsOf(AuditedAction audited, JournalCapture capture, Caller caller, string? after) =>
        rights.IsOwn(caller, capture) ? [] : [audit.Succeeded(audited, null, after, $"a capture of {capture.Submitter.User}")];

    private static AgentRefusedException Invalid(string text) => new(ProblemCodes.BadRequest, text);
}
