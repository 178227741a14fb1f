namespace Weir.Agent.Outputs;

/// <summary>Why something was not done with output.</summary>
/// <param name="Text">The reason, for people.</param>
/// <param name="MayTryAgain">Whether it is known that nothing was done, and it may work later.</param>
public sealed record DeedFailure(string Text, bool MayTryAgain = false);
