namespace Weir.Agent.Machine;

/// <summary>Tell the process that waits in place a line.</summary>
/// <param name="Line">The line.</param>
internal sealed record NotifyWaiter(string Line) : JobEffect;
