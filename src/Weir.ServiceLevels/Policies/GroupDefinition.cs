namespace Weir.ServiceLevels.Policies;

/// <summary>A line of a policy: a group and what is said of it.</summary>
public sealed record GroupDefinition(GroupName Name, GroupSettings Settings);
