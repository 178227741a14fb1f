namespace Weir.Protocol.Foresight;

/// <summary>What a service group has to lose.</summary>
/// <param name="Group">The group.</param>
/// <param name="Jobs">How many of its waiting jobs it is about.</param>
/// <param name="Late">How many of them have waited longer than is acceptable already.</param>
/// <param name="BreaksAt">When the next of them has, if it has not been let go by then, UTC; <see langword="null"/>: none will.</param>
/// <param name="Number">That job.</param>
public sealed record GoalAtRisk(string Group, int Jobs, int Late, DateTimeOffset? BreaksAt, int? Number);
