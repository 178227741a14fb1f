namespace Weir.Protocol.Events;

/// <summary>What came of an event.</summary>
/// <param name="Event">The event with its placeholders filled.</param>
/// <param name="Text">What was done, or would be.</param>
/// <param name="DryRun">Whether nothing was done.</param>
public sealed record EventRaised(string Event, string Text, bool DryRun);
