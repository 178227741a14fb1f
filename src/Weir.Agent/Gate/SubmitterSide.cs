namespace Weir.Agent;

/// <summary>The submitter's side of a submission.</summary>
/// <param name="Answered">Ends when the submitter has been told: the job is not started before.</param>
/// <param name="Capture">What the submitter says of being captured.</param>
/// <param name="Process">The process that submits; <see langword="null"/> where there is none.</param>
public sealed record SubmitterSide(Task Answered, CaptureChoice Capture, WaitingProcess? Process);
