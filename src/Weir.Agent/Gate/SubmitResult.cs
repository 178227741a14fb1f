using Weir.Jobs;

namespace Weir.Agent;

/// <summary>The answer to a submission that was taken; a refusal is an <see cref="AgentRefusedException"/>.</summary>
/// <param name="Number">Its tracking number, durable; none where it is captured.</param>
/// <param name="Warnings">What the submitter should know, one sentence each.</param>
public sealed record SubmitResult(TrackingNumber Number, IReadOnlyList<string> Warnings)
{
    /// <summary>Where it is captured, or asked about, instead of run: then there is no number.</summary>
    public CaptureAnswer? Capture { get; init; }
}
