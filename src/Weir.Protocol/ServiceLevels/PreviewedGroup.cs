namespace Weir.Protocol.ServiceLevels;

/// <summary>How many waiting jobs a group has and would have.</summary>
/// <param name="Group">The group.</param>
/// <param name="Before">Under the active policy.</param>
/// <param name="After">Under the policy looked at.</param>
public sealed record PreviewedGroup(string Group, int Before, int After);
