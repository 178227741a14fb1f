namespace Weir.Protocol.Jobs;

/// <summary>A page of messages, newest first.</summary>
public sealed record MessagePage(IReadOnlyList<MessageView> Items, string? Next);
