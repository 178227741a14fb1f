using Weir.Jobs;

namespace Weir.Agent.Captures;

/// <summary>A capture as a schedule has it run.</summary>
/// <param name="Submission">What is submitted.</param>
/// <param name="Submitter">As whom.</param>
internal sealed record PlannedCapture(Submission Submission, Submitter Submitter);
