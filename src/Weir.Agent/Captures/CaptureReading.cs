using System.Text;
using Weir.Agent.Gate;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Captures;
using Weir.Stores.Agent;

namespace Weir.Agent.Captures;

/// <summary>Captures as callers see them.</summary>
internal sealed class CaptureReading(CaptureShelf shelf, CaptureRights rights, AgentOptions options)
{
    /// <summary>A capture of a name that the caller may see.</summary>
    /// <exception cref="AgentRefusedException">There is none.</exception>
    public async Task<JournalCapture> FindAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        caller.Require(Operation.UseCaptures);
        return
            ObjectName.TryParse(id, out var name)
            && await shelf.FindAsync(name, cancellationToken).ConfigureAwait(false) is { } capture
            && rights.Sees(caller, capture)
            ? capture
            : throw new AgentRefusedException(
                ProblemCodes.NotFound,
                $"there is no capture '{Printable.Escape(id)}' on {options.Machine}; weir capture list says which there are"
            );
    }

    public async Task<CapturePage> ListAsync(string? after, int limit, Caller caller, CancellationToken cancellationToken)
    {
        if (!ObjectName.TryParse(after, out var place) && !string.IsNullOrEmpty(after))
        {
            throw new AgentRefusedException(
                ProblemCodes.BadRequest,
                $"'{Printable.Escape(after)}' is no cursor of this list: take it from the page before"
            );
        }

        var lines = await shelf
            .ListAsync(place, rights.OnlyOf(caller), limit + 1, capture => LineOf(capture), cancellationToken)
            .ConfigureAwait(false);
        return new CapturePage([.. lines.Take(limit)], lines.Count > limit ? lines[limit - 1].Id : null);
    }

    /// <summary>All of one; of another user's what may be secret is left out.</summary>
    public CaptureView ViewOf(JournalCapture capture, Caller caller)
    {
        var submission = SubmissionOf(capture);
        var isOwn = rights.IsOwn(caller, capture);
        return new CaptureView
        {
            Id = capture.Name.Text,
            JobName = submission.Name.Text,
            User = capture.Submitter.User,
            Source = capture.Source,
            CapturedAt = capture.CapturedAt,
            CapturedBy = capture.CapturedBy,
            ChangedAt = capture.ChangedAt,
            ChangedBy = capture.ChangedBy,
            Way = submission.Way.ToText(),
            JobDescription = submission.JobDescription.ToString(),
            JobQueue = submission.JobQueue.ToString(),
            Priority = submission.Priority,
            Hold = submission.Hold,
            Date = submission.JobDate,
            Service = submission.Service?.Text,
            Monitor = submission.Monitor,
            Limits = [.. submission.Limits.Select(need => need.ToString())],
            LibraryList = [.. submission.LibraryList.Select(library => library.Text)],
            Directory = Encoding.UTF8.GetString(submission.Directory),
            Command = isOwn
                ? string.Join(' ', submission.Arguments.Select(Encoding.UTF8.GetString))
                : CommandRedaction.Redact(submission.Arguments, options.Commands),
            IsScript = submission.Script is not null,
            Environment = [.. submission.Environment.Select(entry => EntryOf(entry, isOwn))],
            LocalDataArea = JobSpec.TextOf(submission.LocalDataArea),
            Images = capture.Images,
        };
    }

    /// <summary>Its local data area, and what that was before.</summary>
    public async Task<CaptureImages> ImagesAsync(JournalCapture capture, CancellationToken cancellationToken)
    {
        var images = await shelf.ImagesAsync(capture.Name, cancellationToken).ConfigureAwait(false);
        return new CaptureImages(
            LocalDataAreas.Whole(SubmissionOf(capture).LocalDataArea),
            [.. images.Select(image => new CaptureImageView(image.Sequence, image.At, image.By, image.Area))]
        );
    }

    /// <summary>What it submits.</summary>
    /// <exception cref="AgentRefusedException">It is damaged.</exception>
    public static Submission SubmissionOf(JournalCapture capture)
    {
        try
        {
            return SubmissionCodec.Read(capture.Bytes);
        }
        catch (FormatException damaged)
        {
            throw new AgentRefusedException(
                ProblemCodes.BadDefinition,
                $"capture {capture.Name} cannot be read ({damaged.Message}): restore it from a backup, or delete it"
            );
        }
    }

    /// <summary>One in a list, which may be damaged.</summary>
    public CaptureLine LineOf(JournalCapture capture)
    {
        try
        {
            var submission = SubmissionCodec.Read(capture.Bytes);
            return Line(submission.Name.Text, CommandRedaction.Redact(submission.Arguments, options.Commands));
        }
        catch (FormatException)
        {
            // It is listed all the same, so that it can be deleted.
            return Line("?", "(cannot be read)");
        }

        CaptureLine Line(string job, string command) =>
            new(capture.Name.Text, job, capture.Submitter.User, capture.Source, capture.ChangedAt, command);
    }

    private static string EntryOf(byte[] entry, bool isOwn)
    {
        var text = Encoding.UTF8.GetString(entry);
        return isOwn ? text : text[..Math.Max(0, text.IndexOf('=', StringComparison.Ordinal))];
    }
}
