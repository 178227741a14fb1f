namespace Weir.Stores.Server;

/// <summary>Tracking numbers that an agent has on lease.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them.</param>
/// <param name="Machine">The agent's machine.</param>
public sealed record StoredLease(int First, int Last, string Machine);
