namespace Weir.Agent.Machine;

/// <summary>Ask its processes to end.</summary>
/// <param name="Grace">How long they have.</param>
/// <param name="Since">When they were asked first; <see langword="null"/>: not before.</param>
internal sealed record Terminate(TimeSpan Grace, TimeSpan? Since) : JobEffect;
