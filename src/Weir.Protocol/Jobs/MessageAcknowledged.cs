namespace Weir.Protocol.Jobs;

/// <summary>Somebody took note of a message.</summary>
/// <param name="Message">The message as it is now.</param>
/// <param name="Ended">How many tellings that were still to come are not told for that.</param>
public sealed record MessageAcknowledged(MessageView Message, int Ended);
