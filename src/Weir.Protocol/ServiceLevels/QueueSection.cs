namespace Weir.Protocol.ServiceLevels;

/// <summary>Jobs in one bucket of one group.</summary>
/// <param name="Ix">0 to 12.</param>
/// <param name="Position">M to C.</param>
/// <param name="Nn">Neither delayed nor exceptional.</param>
/// <param name="Dn">Delayed, not exceptional.</param>
/// <param name="Ne">Exceptional, not delayed.</param>
/// <param name="De">Delayed and exceptional.</param>
public sealed record QueueSection(int Ix, string Position, int Nn, int Dn, int Ne, int De);
