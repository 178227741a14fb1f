namespace Weir.Protocol.Verification;

/// <summary>What was looked at and what is wrong: <c>GET /v1/verify?day=YYYY-MM-DD</c>.</summary>
/// <param name="At">When it began, UTC.</param>
/// <param name="Day">The day whose jobs were looked at; <see langword="null"/>: all that is kept.</param>
/// <param name="Checks">Each kind of check, with how many it looked at.</param>
/// <param name="Faults">What is wrong, by check.</param>
/// <param name="Notes">What is no fault and is to be known: agents that were not asked, facts that were set aside.</param>
public sealed record VerifyView(
    DateTimeOffset At,
    DateOnly? Day,
    IReadOnlyList<VerifyCheck> Checks,
    IReadOnlyList<VerifyFault> Faults,
    IReadOnlyList<VerifyNote> Notes
);
