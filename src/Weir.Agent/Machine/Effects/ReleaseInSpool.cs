namespace Weir.Agent.Machine;

/// <summary>Let it go in the spool it lies in.</summary>
internal sealed record ReleaseInSpool : JobEffect;
