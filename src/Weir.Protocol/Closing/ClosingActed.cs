namespace Weir.Protocol.Closing;

/// <summary>What came of closing or opening Weir.</summary>
/// <param name="Closure">How it is closed now; <see langword="null"/>: it is open.</param>
/// <param name="Text">The same as a sentence.</param>
public sealed record ClosingActed(ClosureView? Closure, string Text);
