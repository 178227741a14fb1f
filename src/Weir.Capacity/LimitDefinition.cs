using Weir.Jobs;

namespace Weir.Capacity;

/// <summary>A named counter with a maximum.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Maximum">The most units in use at once; 0 lets nothing go that needs it.</param>
public sealed record LimitDefinition(ObjectName Name, int Maximum);
