namespace Weir.Protocol.Variables;

/// <summary>Actions that wait for their conditions, oldest first.</summary>
public sealed record ActionPage(IReadOnlyList<ActionView> Items);
