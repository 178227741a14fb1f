namespace Weir.Agent.Link;

/// <summary>An order of a kind that this version does not know, or a damaged one.</summary>
/// <param name="Epoch">The epoch it came with.</param>
/// <param name="Id">Its id.</param>
/// <param name="Reason">What is wrong with it.</param>
internal sealed record UnreadableOrder(long Epoch, long Id, string Reason);
