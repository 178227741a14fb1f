namespace Weir.ThruPut;

/// <summary>How long the queues were at one minute.</summary>
/// <param name="At">When they were counted.</param>
/// <param name="General">Jobs in the general queue.</param>
/// <param name="Production">Jobs in the production queue; not in version 0001.</param>
public readonly record struct HsqEntry(ThruPutTime At, int General, int? Production);
