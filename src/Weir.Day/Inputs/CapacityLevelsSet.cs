using Weir.Capacity.Levels;

namespace Weir.Day.Inputs;

/// <summary>Which capacity level each machine is at now; one that is not named is at none.</summary>
/// <param name="Machines">The machines that have a limit.</param>
/// <param name="IsNews">
/// Whether people are to be told where a level is another; not where the server only takes up again what it knew.
/// </param>
public sealed record CapacityLevelsSet(IReadOnlyList<MachineLevel> Machines, bool IsNews) : Input;
