using Weir.Jobs;

namespace Weir.ServiceLevels.Policies;

/// <summary>A control center and what its types inherit.</summary>
public sealed record ControlCenterDefinition(ObjectName Name, GroupSettings Settings);
