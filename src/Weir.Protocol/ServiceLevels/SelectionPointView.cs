namespace Weir.Protocol.ServiceLevels;

/// <summary>The selection point of five minutes; an index is <see langword="null"/> with too few samples.</summary>
/// <param name="From">Where the interval begins, on five minutes of the clock.</param>
/// <param name="LastSample">The last selection that counts.</param>
/// <param name="General">0 to 12.</param>
/// <param name="Production">0 to 7 or 12.</param>
public sealed record SelectionPointView(DateTimeOffset From, DateTimeOffset LastSample, int? General, int? Production);
