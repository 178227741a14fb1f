namespace Weir.Notices;

/// <summary>What came of a delivery.</summary>
/// <param name="Id">The telling.</param>
/// <param name="Outcome">Whether it was told.</param>
/// <param name="Error">Why not, one sentence.</param>
public sealed record DeliveryResult(long Id, DeliveryOutcome Outcome, string? Error = null);
