namespace Weir.ThruPut;

/// <summary>A machine's own block.</summary>
/// <param name="Usage">What it used.</param>
/// <param name="Level"><c>cap_level</c>: 1 to 5, or <see langword="null"/>.</param>
/// <param name="Percent"><c>cap_percent</c>: share of the interval in which it was held back.</param>
/// <param name="Reason"><c>cap_reason</c>: <c>SET(ALLSLM)</c>, or empty.</param>
public sealed record HcaSelf(Usage Usage, int? Level, decimal? Percent, string Reason);
