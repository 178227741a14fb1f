namespace Weir.Protocol.AgentLink;

/// <summary>What a journal says of one job.</summary>
/// <param name="Number">Its tracking number.</param>
/// <param name="Letter">T I E X R M K P F.</param>
/// <param name="StartedAt">When it started, UTC.</param>
/// <param name="EndedAt">When it ended, UTC; with any outcome.</param>
/// <param name="ExitCode">0 to 255, where it ran and no signal ended it.</param>
/// <param name="Signal">The signal that ended it.</param>
public sealed record JournalLine(int Number, string Letter, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, int? ExitCode, int? Signal);
