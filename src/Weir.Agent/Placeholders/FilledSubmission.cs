using Weir.Jobs;

namespace Weir.Agent.Placeholders;

/// <summary>A submission with its placeholders filled, or why it cannot be.</summary>
/// <param name="At">When that was.</param>
/// <param name="Submission">What is run; <see langword="null"/> where a variable failed.</param>
/// <param name="Shown">Its command with the values of secrets hidden.</param>
/// <param name="Values">What was put in, as a sentence; <see langword="null"/>: nothing was.</param>
/// <param name="Fault">Which variable failed, and why.</param>
internal sealed record FilledSubmission(
    DateTimeOffset At,
    Submission? Submission,
    IReadOnlyList<byte[]> Shown,
    string? Values = null,
    string? Fault = null
);
