namespace Weir.Protocol.Gate;

/// <summary>A page of the agent's log, newest first.</summary>
public sealed record TrackedPage(IReadOnlyList<TrackedView> Items, string? Next);
