namespace Weir.ThruPut;

/// <summary>What came of reading a reply: the reply, or where it cannot be read and why.</summary>
/// <param name="Reply">The reply, which may itself say that the request failed.</param>
/// <param name="Error">Why it cannot be read.</param>
public sealed record ReplyReading(ThruPutReply? Reply, ThruPutError? Error);
