namespace Weir.Protocol.Gate;

/// <summary>A page of the agent's log, in the order asked for.</summary>
/// <param name="Items">The rows. A search may find fewer than asked for, or none, though there is a next page.</param>
/// <param name="Next">The cursor of the next page; <see langword="null"/> at the end.</param>
public sealed record TrackedPage(IReadOnlyList<TrackedView> Items, string? Next);
