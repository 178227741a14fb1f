namespace Weir.Jobs;

/// <summary>A stretch of time; an end that is <see langword="null"/> is open.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="To">The first moment after it.</param>
public readonly record struct MomentRange(DateTimeOffset? From, DateTimeOffset? To);
