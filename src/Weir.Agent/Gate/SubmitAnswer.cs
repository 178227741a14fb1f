using Weir.Jobs;

namespace Weir.Agent;

/// <summary>The answer to a submission that was taken; a refusal is an <see cref="AgentRefusedException"/>.</summary>
/// <param name="Number">Its tracking number, durable; <see langword="null"/> where its way in is off and it just runs.</param>
/// <param name="ProcessId">Where it just runs: its process.</param>
/// <param name="Warnings">What the submitter should know, one sentence each.</param>
public sealed record SubmitAnswer(TrackingNumber? Number, int? ProcessId, IReadOnlyList<string> Warnings);
