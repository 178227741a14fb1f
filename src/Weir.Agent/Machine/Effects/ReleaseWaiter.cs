namespace Weir.Agent.Machine;

/// <summary>Tell the process that waits in place to go.</summary>
internal sealed record ReleaseWaiter : JobEffect;
