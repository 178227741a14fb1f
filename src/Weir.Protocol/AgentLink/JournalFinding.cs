namespace Weir.Protocol.AgentLink;

/// <summary>Something in a journal that is wrong by itself.</summary>
/// <param name="Check">What was looked at: <c>facts</c> or <c>journals</c>.</param>
/// <param name="Number">The job, or <see langword="null"/>.</param>
/// <param name="Text">What is wrong, one sentence.</param>
public sealed record JournalFinding(string Check, int? Number, string Text);
