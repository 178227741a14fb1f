namespace Weir.Protocol.Capacity;

/// <summary>What a machine has used so far in the five minutes that are under way.</summary>
/// <param name="Start">When they began, UTC.</param>
/// <param name="Samples">How many of thirty samples have come.</param>
/// <param name="Use">The mean of these.</param>
/// <param name="Batch">Of it by Weir's jobs.</param>
public sealed record CapacityUnderWay(DateTimeOffset Start, int Samples, double Use, double Batch);
