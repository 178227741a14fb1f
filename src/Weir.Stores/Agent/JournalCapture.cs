using Weir.Jobs;

namespace Weir.Stores.Agent;

/// <summary>A submission that was kept by name instead of run.</summary>
/// <param name="Name">What it is known by; compares without case.</param>
/// <param name="Key">The submitter's key: the same submission, repeated, is the same capture.</param>
/// <param name="Submitter">Whose it is, as the kernel said.</param>
/// <param name="Source">What it was captured from, for people to read.</param>
/// <param name="CapturedAt">When, UTC.</param>
/// <param name="CapturedBy">Who had it captured.</param>
/// <param name="ChangedAt">When it was changed last, UTC; first when it was captured.</param>
/// <param name="ChangedBy">Who changed it last.</param>
/// <param name="Bytes">The submission, as <see cref="SubmissionCodec"/> writes it; without a password.</param>
public sealed record JournalCapture(
    ObjectName Name,
    Guid Key,
    Submitter Submitter,
    string Source,
    DateTimeOffset CapturedAt,
    string CapturedBy,
    DateTimeOffset ChangedAt,
    string ChangedBy,
    byte[] Bytes
)
{
    /// <summary>How many images of its local data area there are, as it was read.</summary>
    public int Images { get; init; }
}
