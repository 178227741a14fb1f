using Weir.Jobs;

namespace Weir.Stores.Agent;

/// <summary>A submission as it was stored.</summary>
/// <param name="Number">Its tracking number.</param>
/// <param name="Key">The submitter's key.</param>
/// <param name="Submitter">Who, as the kernel said.</param>
/// <param name="Bytes">The submission, as <see cref="SubmissionCodec"/> writes it; for a job in place without its environment.</param>
public sealed record JournalSubmission(TrackingNumber Number, Guid Key, Submitter Submitter, byte[] Bytes);
