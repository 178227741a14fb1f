namespace Weir.Agent.Machine;

/// <summary>Look at its output whenever it has grown, as long as the job runs.</summary>
internal sealed record FollowOutput : JobEffect;
