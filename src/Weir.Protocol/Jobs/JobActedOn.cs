namespace Weir.Protocol.Jobs;

/// <summary>One job of several with which an action was done.</summary>
/// <param name="Number">The job that was asked for.</param>
/// <param name="Now">The job afterwards: itself, or for <c>rerun</c> the new one.</param>
/// <param name="Text">What was done, one sentence.</param>
public sealed record JobActedOn(int Number, int Now, string Text);
