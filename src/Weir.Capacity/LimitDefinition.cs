using Weir.Jobs;

namespace Weir.Capacity;

/// <summary>A named counter with a maximum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Maximum">The most units in use at once; 0 lets nothing go that needs it.</param>
/// <param name="PerMachine">Whether each machine has the maximum for itself; else all machines share it.</param>
/// <param name="Resource">Whether it stands for a data set or another resource: general jobs do not age while it holds them.</param>
public sealed record LimitDefinition(ObjectName Name, int Maximum, bool PerMachine = false, bool Resource = false);
