namespace Weir.Protocol.Jobs;

/// <summary>One job of several with which an action was not done.</summary>
/// <param name="Number">The job that was asked for.</param>
/// <param name="Code">Why, as in a problem of one job.</param>
/// <param name="Text">Why, one sentence.</param>
public sealed record JobRefused(int Number, string Code, string Text);
