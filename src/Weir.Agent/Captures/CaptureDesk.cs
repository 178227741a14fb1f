using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Captures;
using Weir.Stores.Agent;

namespace Weir.Agent.Captures;

/// <summary>Takes submissions that are to be captured instead of run; they get no number, and nobody else hears of them.</summary>
internal sealed class CaptureDesk(CaptureSources sources, CaptureOrigins origins, CaptureShelf shelf, TimeProvider time)
{
    /// <summary>Captures a submission, where that is on for what it comes from; else <see langword="null"/>, and it goes its way.</summary>
    /// <param name="submission">As it would be admitted.</param>
    /// <param name="submitter">Whose it is.</param>
    /// <param name="process">The process that submits; <see langword="null"/> where there is none.</param>
    /// <param name="choice">What the submitter says of it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AgentRefusedException">It is to be captured and cannot be: nothing is stored, and nothing runs.</exception>
    public async Task<CaptureAnswer?> TakeAsync(
        Submission submission,
        Submitter submitter,
        WaitingProcess? process,
        CaptureChoice choice,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var state = sources.Now;
        if (choice.Submits || (state.Sources.Count == 0 && !state.MayRepeat(now)))
        {
            return null;
        }

        var origin = state.Sources.Count == 0 ? null : origins.Find(submitter, process);
        if ((origin is null || state.Find(origin) is null) && !state.MayRepeat(now))
        {
            return null;
        }

        return await shelf
            .DoAsync(() => TakeInsideAsync(submission, submitter, origin, choice, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task<CaptureAnswer?> TakeInsideAsync(
        Submission submission,
        Submitter submitter,
        CaptureOrigin? origin,
        CaptureChoice choice,
        CancellationToken cancellationToken
    )
    {
        if (await shelf.FindAsync(submitter, submission.Key, cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            return new CaptureAnswer(earlier.Name, earlier.Source, IsQuestion: false);
        }

        // The last one of a number may have been another's meanwhile.
        if (origin is null || sources.Now.Find(origin) is not { } source)
        {
            return null;
        }

        bool MayReplace(JournalCapture there) => source.Replace && there.Submitter.UserId == submitter.UserId;
        var id = choice.As is { } asked
            ? await RequireFreeAsync(asked, MayReplace, cancellationToken).ConfigureAwait(false)
            : await shelf.FreeAsync(submission.Name, MayReplace, cancellationToken).ConfigureAwait(false);
        if (choice.Asks)
        {
            return new CaptureAnswer(id, TextOf(source), IsQuestion: true);
        }

        await KeepAsync(id, submission, submitter, source, cancellationToken).ConfigureAwait(false);
        return new CaptureAnswer(id, TextOf(source), IsQuestion: false);
    }

    private async Task<ObjectName> RequireFreeAsync(
        ObjectName asked,
        Func<JournalCapture, bool> mayReplace,
        CancellationToken cancellationToken
    ) =>
        await shelf.FindAsync(asked, cancellationToken).ConfigureAwait(false) is not { } there || mayReplace(there)
            ? asked
            : throw new AgentRefusedException(ProblemCodes.Exists, $"a capture {there.Name} is there already: choose another id");

    private async Task KeepAsync(
        ObjectName id,
        Submission submission,
        Submitter submitter,
        CaptureSourceView source,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var area = LocalDataAreas.Whole(submission.LocalDataArea);
        // A password is needed once, and never written down.
        var kept = SubmissionCodec.Write(submission with { LocalDataArea = area, MonitorPassword = null });
        shelf.RequireRoom(submitter, kept.Length + area.Length);
        var state = sources.Now.Used(source, now);
        await shelf
            .KeepAsync(
                new CaptureKept(
                    new JournalCapture(id, submission.Key, submitter, TextOf(source), now, source.By, now, submitter.User, kept),
                    area
                ),
                await shelf.FindAsync(id, cancellationToken).ConfigureAwait(false),
                [],
                CaptureSources.SettingsOf(state)
            )
            .ConfigureAwait(false);
        sources.Became(state);
    }

    private static string TextOf(CaptureSourceView source) => $"{source.Kind} {source.Name}";
}
