namespace Weir.Protocol.ServiceLevels;

/// <summary>What activating a policy did.</summary>
/// <param name="Active">The active policy.</param>
/// <param name="Text">One sentence.</param>
public sealed record PolicyActivated(ActivePolicyView Active, string Text);
