namespace Weir.ThruPut;

/// <summary>The answer to a request that failed.</summary>
/// <param name="Error">Why.</param>
public sealed record ErrorReply(ThruPutError Error) : ThruPutReply;
